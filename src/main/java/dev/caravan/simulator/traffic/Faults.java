package dev.caravan.simulator.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.auth.Authorizations;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.world.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** All scripted faults, in the order in which they were added. */
public final class Faults {

    private final AtomicLong last = new AtomicLong();
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final FaultReader reader;

    public Faults(Authorizations authorizations) {
        this.reader = new FaultReader(authorizations);
    }

    /**
     * Adds a rule in the words of the administration's API.
     *
     * @return the number by which it can be removed
     */
    public long add(String json) {
        try {
            return add(Json.parse(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a fault is written in JSON", e);
        }
    }

    public long add(JsonNode script) {
        Fault fault = reader.read(script);
        FaultForm.check(script);
        FaultRule rule = new FaultRule(last.incrementAndGet(), script, fault);
        rules.add(rule);
        return rule.id();
    }

    /** How often the rule has struck; 0 when there is none of that number. */
    public long struck(long id) {
        return rules.stream()
                .filter(each -> each.id() == id)
                .mapToLong(FaultRule::struck)
                .findFirst()
                .orElse(0);
    }

    /** Lets go what the rule holds; the rule stays. */
    public void release(long id) {
        rules.stream().filter(each -> each.id() == id).forEach(each -> each.fault().release());
    }

    public void remove(long id) {
        release(id);
        rules.removeIf(each -> each.id() == id);
    }

    public void clear() {
        rules.forEach(each -> each.fault().release());
        rules.clear();
    }

    /** Every rule with its number and how often it has struck. */
    public JsonNode describe() {
        var all = Json.array();
        for (FaultRule each : rules) {
            all.addObject()
                    .put("id", each.id())
                    .put("struck", each.struck())
                    .set("rule", each.script());
        }
        return all;
    }

    List<Fault> strike(Call call) throws IOException {
        List<Fault> struck = new ArrayList<>();
        for (FaultRule each : rules) {
            if (each.strikes(call)) {
                struck.add(each.fault());
            }
        }
        return struck;
    }
}
