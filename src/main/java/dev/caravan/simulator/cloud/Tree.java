package dev.caravan.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The items of one account and what hangs below what.
 *
 * <p>An item in the recycle bin keeps its parent's id but hangs nowhere; what was below it still
 * does.
 */
final class Tree {

    static final long ROOT = 0;

    private final Ledger ledger;
    private final String prefix;
    private final Map<Long, Item> items = new HashMap<>();
    private final Map<Long, TreeMap<Long, Item>> children = new HashMap<>();
    private final Map<Long, Map<String, TreeMap<Long, Item>>> names = new HashMap<>();
    private final Map<String, Long> pickCodes = new HashMap<>();
    private long bytes;
    private long version;

    Tree(Ledger ledger, String account) {
        this.ledger = ledger;
        this.prefix = "item/" + account + "/";
        for (JsonNode record : ledger.take(prefix).values()) {
            enter(Json.as(record, Item.class));
        }
    }

    Optional<Item> find(long id) {
        return Optional.ofNullable(items.get(id));
    }

    Optional<Item> byPickCode(String pickCode) {
        return Optional.ofNullable(pickCodes.get(pickCode)).flatMap(this::find);
    }

    boolean isLiveFolder(long id) {
        return id == ROOT || (find(id).filter(Item::isFolder).isPresent() && isLive(id));
    }

    /** Whether the item hangs below the root. */
    boolean isLive(long id) {
        long at = id;
        while (at != ROOT) {
            Item item = items.get(at);
            if (item == null || !childMap(item.parent()).containsKey(at)) {
                return false;
            }
            at = item.parent();
        }
        return true;
    }

    /** The folders above the item, topmost first, without the root. */
    List<Item> above(long id) {
        Deque<Item> chain = new ArrayDeque<>();
        Optional<Item> at = find(id).flatMap(item -> find(item.parent()));
        while (at.isPresent()) {
            chain.addFirst(at.get());
            at = find(at.get().parent());
        }
        return List.copyOf(chain);
    }

    Collection<Item> children(long folder) {
        return childMap(folder).values();
    }

    /** What bears the name in a folder, oldest first, whatever the case of its letters. */
    List<Item> namedLike(long folder, String name) {
        return List.copyOf(
                names.getOrDefault(folder, Map.of())
                        .getOrDefault(folded(name), new TreeMap<>())
                        .values());
    }

    /** Visits everything below a folder, parents before children. */
    void walk(long folder, Consumer<Item> visitor) {
        Deque<Long> open = new ArrayDeque<>(List.of(folder));
        while (!open.isEmpty()) {
            for (Item each : children(open.remove())) {
                visitor.accept(each);
                if (each.isFolder()) {
                    open.add(each.id());
                }
            }
        }
    }

    List<Item> withAllBelow(Item top) {
        List<Item> found = new ArrayList<>(List.of(top));
        if (top.isFolder()) {
            walk(top.id(), found::add);
        }
        return found;
    }

    void put(Item item) {
        ledger.put(prefix + item.id(), item);
        find(item.id()).ifPresent(this::leave);
        enter(item);
    }

    void remove(Item item) {
        ledger.remove(prefix + item.id());
        leave(item);
        children.remove(item.id());
        names.remove(item.id());
    }

    /** Takes the item off its parent; it stays known. */
    void detach(Item item) {
        childMap(item.parent()).remove(item.id());
        nameMap(item).remove(item.id());
        version++;
    }

    long bytes() {
        return bytes;
    }

    /** A number that grows with every change. */
    long version() {
        return version;
    }

    private void enter(Item item) {
        items.put(item.id(), item);
        pickCodes.put(item.pickCode(), item.id());
        children.computeIfAbsent(item.parent(), any -> new TreeMap<>()).put(item.id(), item);
        nameMap(item).put(item.id(), item);
        bytes += item.size();
        version++;
    }

    private void leave(Item item) {
        detach(item);
        items.remove(item.id());
        pickCodes.remove(item.pickCode());
        bytes -= item.size();
    }

    private Map<Long, Item> childMap(long folder) {
        return children.getOrDefault(folder, new TreeMap<>());
    }

    private Map<Long, Item> nameMap(Item item) {
        return names.computeIfAbsent(item.parent(), any -> new HashMap<>())
                .computeIfAbsent(folded(item.name()), any -> new TreeMap<>());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
