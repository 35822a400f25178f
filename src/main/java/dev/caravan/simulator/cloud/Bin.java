package dev.caravan.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.ListingSwitch;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recycle bin: which items were deleted, and when. */
final class Bin {

    private final Ledger ledger;
    private final String prefix;
    private final Tree tree;
    private final SimulatedClock clock;
    private final Switches switches;
    private final Map<Long, Binned> entries = new TreeMap<>();

    Bin(Ledger ledger, String account, Tree tree, SimulatedClock clock, Switches switches) {
        this.ledger = ledger;
        this.prefix = "bin/" + account + "/";
        this.tree = tree;
        this.clock = clock;
        this.switches = switches;
        for (Map.Entry<String, JsonNode> each : ledger.take(prefix).entrySet()) {
            long id = Long.parseLong(each.getKey());
            tree.find(id).ifPresent(item -> restoreEntry(item, each.getValue()));
        }
    }

    void add(Item item) {
        String parent = tree.find(item.parent()).map(Item::name).orElse("");
        Binned entry = new Binned(item, clock.millis(), parent);
        ledger.put(
                prefix + item.id(),
                Json.object().put("deleted", entry.deletedMillis()).put("parent", parent));
        tree.detach(item);
        entries.put(item.id(), entry);
    }

    Optional<Binned> find(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Newest first. */
    List<Binned> all() {
        return entries.values().stream()
                .sorted(
                        Comparator.comparing(Binned::deletedMillis)
                                .thenComparing(each -> each.item().id())
                                .reversed())
                .toList();
    }

    void forget(Binned entry) {
        ledger.remove(prefix + entry.item().id());
        entries.remove(entry.item().id());
    }

    /** What was deleted so lately that listings may still show it. */
    List<Item> ghosts() {
        long since = clock.millis() - switches.of(ListingSwitch.GHOSTS).toMillis();
        return entries.values().stream()
                .filter(each -> each.deletedMillis() > since)
                .flatMap(each -> tree.withAllBelow(each.item()).stream())
                .toList();
    }

    private void restoreEntry(Item item, JsonNode record) {
        tree.detach(item);
        entries.put(
                item.id(),
                new Binned(item, record.path("deleted").asLong(), record.path("parent").asText()));
    }
}
