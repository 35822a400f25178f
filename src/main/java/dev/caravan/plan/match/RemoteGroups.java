package dev.caravan.plan.match;

import dev.caravan.look.RemoteFresh;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.request.Base;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is new on 115, by parent, name and kind: there may be several of one name.
 *
 * <p>A parent comes before its children, and within a group the newest is first: ids grow with
 * time.
 */
public final class RemoteGroups {

    /** The older of two items first: ids grow with time. */
    public static final Comparator<RemoteId> OLDEST_FIRST =
            Comparator.comparing(
                    RemoteId::value,
                    Comparator.comparingInt(String::length)
                            .thenComparing(Comparator.naturalOrder()));

    /** Newest first, whatever the order in which they were listed. */
    private static final Comparator<RemoteFresh> NEWEST_FIRST =
            Comparator.comparing(RemoteFresh::remoteId, OLDEST_FIRST).reversed();

    private record Key(NodeId parent, String name, NodeKind kind) {}

    private final Map<Key, List<RemoteFresh>> groups = new LinkedHashMap<>();
    private final Map<Key, List<RemoteFresh>> normalized = new HashMap<>();
    private final Map<Key, RemoteFresh> aliases = new HashMap<>();

    RemoteGroups(List<RemoteFresh> fresh, Base base) {
        for (RemoteFresh item : fresh) {
            group(item).add(item);
        }
        groups.forEach(
                (key, group) -> {
                    group.sort(NEWEST_FIRST);
                    index(key, group, base);
                });
    }

    private List<RemoteFresh> group(RemoteFresh item) {
        Key key = new Key(item.place().parent(), item.place().name(), item.kind());
        return groups.computeIfAbsent(key, k -> new ArrayList<>(1));
    }

    private void index(Key key, List<RemoteFresh> group, Base base) {
        if (!NameRules.isAscii(key.name())) {
            Key folded = with(key, NameRules.normalized(key.name()));
            normalized.computeIfAbsent(folded, k -> new ArrayList<>(1)).addAll(group);
        }
        boolean hasTwin = group.size() > 1 || isKnown(key, base);
        for (RemoteFresh item : group) {
            if (!NameRules.isLocalName(key.name())) {
                aliases.put(with(key, NameRules.localName(key.name(), item.remoteId())), item);
            }
            if (hasTwin) {
                aliases.put(with(key, NameRules.duplicateName(key.name(), item.remoteId())), item);
            }
        }
    }

    private static boolean isKnown(Key key, Base base) {
        return key.parent().inBase() && base.child(key.parent(), key.name()).isPresent();
    }

    private static Key with(Key key, String name) {
        return new Key(key.parent(), name, key.kind());
    }

    Iterable<List<RemoteFresh>> all() {
        return groups.values();
    }

    /** The items of exactly this name, newest first. */
    List<RemoteFresh> named(NodeId parent, String name, NodeKind kind) {
        return groups.getOrDefault(new Key(parent, name, kind), List.of());
    }

    /** The items whose name is the same text in another form of Unicode. */
    List<RemoteFresh> likeNamed(NodeId parent, String name, NodeKind kind) {
        Key key = new Key(parent, NameRules.normalized(name), kind);
        return normalized.getOrDefault(key, List.of());
    }

    /** The item for which this local name was made up. */
    Optional<RemoteFresh> aliased(NodeId parent, String localName, NodeKind kind) {
        return Optional.ofNullable(aliases.get(new Key(parent, localName, kind)));
    }
}
