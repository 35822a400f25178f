package dev.caravan.local.scan;

import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a look told, as lines of text; nodes of the base by the path they have there. */
final class Told {

    private final LocalChanges changes;
    private final MemoryBase base;
    private final Map<NodeId, RelativePath> freshPaths = new HashMap<>();

    private Told(LocalChanges changes, MemoryBase base) {
        this.changes = changes;
        this.base = base;
    }

    static List<String> by(LocalChanges changes, MemoryBase base) {
        return new Told(changes, base).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Fresh fresh : changes.fresh()) {
            RelativePath path = path(fresh.place());
            freshPaths.put(fresh.id(), path);
            lines.add("fresh " + path + (fresh.kind() == NodeKind.FOLDER ? "/" : ""));
        }
        changes.touched().forEach(each -> lines.add("touched " + base.path(each.id())));
        changes.moved()
                .forEach((id, place) -> lines.add("moved " + base.path(id) + " to " + path(place)));
        changes.vanished().forEach(id -> lines.add("vanished " + base.path(id)));
        changes.unknown().forEach(id -> lines.add("unknown " + base.path(id)));
        changes.left().forEach(id -> lines.add("left " + base.path(id)));
        changes.restamped().keySet().forEach(id -> lines.add("restamped " + base.path(id)));
        for (Finding finding : changes.findings()) {
            String node = finding.node().map(id -> " node " + base.path(id)).orElse("");
            lines.add(finding.reason() + " " + finding.path() + node);
        }
        return lines;
    }

    private RelativePath path(Place place) {
        RelativePath parent =
                place.parent().inBase()
                        ? changes.moved().containsKey(place.parent())
                                ? path(changes.moved().get(place.parent()))
                                : base.path(place.parent())
                        : freshPaths.get(place.parent());
        if (parent == null) {
            throw new AssertionError("a child came before its parent: " + place);
        }
        return parent.child(place.name());
    }
}
