package dev.caravan.plan.operation;

import dev.caravan.plan.name.ShownNames;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;

/**
 * A place on one side together with the path that leads there.
 *
 * @param folder the path of the parent on that side, at the moment the operation's turn comes;
 *     shared by all operations in one folder
 * @param place the exact parent and name on that side
 */
public record Spot(RelativePath folder, Place place) {

    /**
     * The path on that side. A name of 115 that no path can hold (it may contain {@code /}) is
     * shown with look-alikes; act by {@link #place} and by ids there.
     */
    public RelativePath path() {
        return folder.child(ShownNames.inPath(place.name()));
    }

    public String name() {
        return place.name();
    }
}
