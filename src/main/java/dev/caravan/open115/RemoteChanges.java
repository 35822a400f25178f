package dev.caravan.open115;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItem.State;
import dev.caravan.open115.RemoteChange.Kind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences between two looks at one folder, in an order that does not depend on chance. */
final class RemoteChanges {

    private static final Comparator<RemoteChange> ORDER =
            Comparator.comparing(RemoteChange::kind)
                    .thenComparing(RemoteChange::path)
                    .thenComparing(each -> each.item().id());

    private RemoteChanges() {}

    /** Both looks are complete, so what the later one does not show is gone. */
    static List<RemoteChange> between(Look before, Look now) {
        List<RemoteChange> changes = new ArrayList<>();
        now.items().forEach((id, item) -> changes.addAll(of(before, now, item)));
        before.items()
                .forEach(
                        (id, item) -> {
                            if (!now.items().containsKey(id)) {
                                changes.add(
                                        new RemoteChange(
                                                Kind.GONE,
                                                item,
                                                before.path(item),
                                                Optional.of(before.path(item))));
                            }
                        });
        changes.sort(ORDER);
        return List.copyOf(changes);
    }

    /**
     * An item as it is to be remembered, if it is: an upload that has not ended is not there yet,
     * and a content that 115 does not tell for once is not another one.
     */
    static Optional<RemoteItem> settled(Map<RemoteId, RemoteItem> before, RemoteItem item) {
        Optional<RemoteItem> known = Optional.ofNullable(before.get(item.id()));
        if (item.state() == State.UNFINISHED) {
            return known;
        }
        return Optional.of(
                new RemoteItem(
                        item.id(),
                        item.parent(),
                        item.name(),
                        item.kind(),
                        item.content().or(() -> known.flatMap(RemoteItem::content)),
                        item.pickCode(),
                        item.state()));
    }

    private static List<RemoteChange> of(Look before, Look now, RemoteItem item) {
        RemoteItem known = before.items().get(item.id());
        if (known == null) {
            return List.of(new RemoteChange(Kind.ADDED, item, now.path(item), Optional.empty()));
        }
        List<RemoteChange> changes = new ArrayList<>();
        if (!known.parent().equals(item.parent()) || !known.name().equals(item.name())) {
            changes.add(change(Kind.MOVED, before, now, known, item));
        }
        if (!known.content().equals(item.content()) || known.state() != item.state()) {
            changes.add(change(Kind.CHANGED, before, now, known, item));
        }
        return changes;
    }

    private static RemoteChange change(
            Kind kind, Look before, Look now, RemoteItem known, RemoteItem item) {
        return new RemoteChange(kind, item, now.path(item), Optional.of(before.path(known)));
    }
}
