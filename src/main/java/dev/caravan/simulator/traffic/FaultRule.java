package dev.caravan.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Parameters;
import java.io.IOException;
import java.util.Random;

/** Which calls a fault strikes: those that match, from the n-th on, so many times, so often. */
final class FaultRule {

    private final long id;
    private final JsonNode script;
    private final Fault fault;
    private final Random random;
    private long seen;
    private long struck;

    /**
     * @param script the fields endpoint, path, contains, from, times, probability, seed
     */
    FaultRule(long id, JsonNode script, Fault fault) {
        this.id = id;
        this.script = script;
        this.fault = fault;
        this.random = new Random(script.path("seed").asLong(0));
    }

    long id() {
        return id;
    }

    JsonNode script() {
        return script;
    }

    Fault fault() {
        return fault;
    }

    synchronized long struck() {
        return struck;
    }

    synchronized boolean strikes(Call call) throws IOException {
        if (!matches(call)) {
            return false;
        }
        seen++;
        long times = script.path("times").asLong(0);
        if (seen < script.path("from").asLong(1) || (times > 0 && struck >= times)) {
            return false;
        }
        if (random.nextDouble() >= script.path("probability").asDouble(1)) {
            return false;
        }
        struck++;
        return true;
    }

    private boolean matches(Call call) throws IOException {
        return Pattern.fits(text("endpoint"), call.endpoint())
                && Pattern.fits(text("path"), call.request().path())
                && contains(call, text("contains"));
    }

    /** Looks into every parameter; the bodies of files are no place to look into. */
    private static boolean contains(Call call, String wanted) throws IOException {
        if (wanted.isEmpty()) {
            return true;
        }
        boolean bytes = call.endpoint().startsWith("oss-") || call.endpoint().equals("cdn");
        Parameters parameters = bytes ? call.request().query() : call.request().parameters();
        return call.request().path().contains(wanted)
                || parameters.all().stream().anyMatch(each -> each.value().contains(wanted));
    }

    private String text(String field) {
        return script.path(field).asText("");
    }
}
