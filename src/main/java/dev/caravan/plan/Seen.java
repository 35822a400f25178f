package dev.caravan.plan;

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
record Seen(
        State state,
        Optional<Place> at,
        Optional<Content> content,
        Optional<Stamp> stamp,
        Optional<RemoteId> remoteId) {

    /** Whether a side has it. */
    enum State {
        THERE,
        ABSENT,
        /** The look could not tell: nothing may be concluded and nothing done. */
        UNJUDGED,
        /** It left the scope: to be forgotten, never touched. */
        LEFT,
        /** It is still there, but out of scope: what the other side has of it stays, alone. */
        WITHDRAWN
    }

    static final Seen ABSENT = without(State.ABSENT);
    static final Seen UNJUDGED = without(State.UNJUDGED);
    static final Seen LEFT = without(State.LEFT);
    static final Seen WITHDRAWN = without(State.WITHDRAWN);

    private static Seen without(State state) {
        return new Seen(
                state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Seen local(Place place, Optional<Content> content, Optional<Stamp> stamp) {
        return new Seen(State.THERE, Optional.of(place), content, stamp, Optional.empty());
    }

    static Seen remote(Place place, Optional<Content> content, Optional<RemoteId> id) {
        return new Seen(State.THERE, Optional.of(place), content, Optional.empty(), id);
    }

    boolean isThere() {
        return state == State.THERE;
    }

    boolean isAbsent() {
        return state == State.ABSENT;
    }

    /** Where it stands; only when it is THERE. */
    Place place() {
        return at.orElseThrow();
    }

    Expected expected() {
        return new Expected(stamp, remoteId, content);
    }

    /** The size as far as it is known: of the content, or of the stamp. */
    long size() {
        return content.map(Content::size).orElseGet(() -> stamp.map(Stamp::size).orElse(-1L));
    }
}
