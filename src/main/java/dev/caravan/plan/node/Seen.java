package dev.caravan.plan.node;

import dev.caravan.plan.operation.Expected;
import dev.caravan.tree.Content;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * What one side shows of a node.
 *
 * @param at where it stands, with canonical parent and the name of that side; only when THERE
 * @param content of a file; empty when it is THERE and not known
 */
public record Seen(
        State state,
        Optional<Place> at,
        Optional<Content> content,
        Optional<Stamp> stamp,
        Optional<RemoteId> remoteId) {

    /** Whether a side has it. */
    public enum State {
        THERE,
        ABSENT,
        /** The look could not tell: nothing may be concluded and nothing done. */
        UNJUDGED,
        /** It left the scope: to be forgotten, never touched. */
        LEFT,
        /** It is still there, but out of scope: what the other side has of it stays, alone. */
        WITHDRAWN
    }

    public static final Seen ABSENT = without(State.ABSENT);
    public static final Seen UNJUDGED = without(State.UNJUDGED);
    public static final Seen LEFT = without(State.LEFT);
    public static final Seen WITHDRAWN = without(State.WITHDRAWN);

    private static Seen without(State state) {
        return new Seen(
                state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Seen local(Place place, Optional<Content> content, Optional<Stamp> stamp) {
        return new Seen(State.THERE, Optional.of(place), content, stamp, Optional.empty());
    }

    public static Seen remote(Place place, Optional<Content> content, Optional<RemoteId> id) {
        return new Seen(State.THERE, Optional.of(place), content, Optional.empty(), id);
    }

    public boolean isThere() {
        return state == State.THERE;
    }

    public boolean isAbsent() {
        return state == State.ABSENT;
    }

    /** Where it stands; only when it is THERE. */
    public Place place() {
        return at.orElseThrow();
    }

    public Expected expected() {
        return new Expected(stamp, remoteId, content);
    }

    /** The size as far as it is known: of the content, or of the stamp. */
    public long size() {
        return content.map(Content::size).orElseGet(() -> stamp.map(Stamp::size).orElse(-1L));
    }
}
