package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.operation.Conflict;
import dev.caravan.plan.operation.Note;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a plan will tell people, gathered while it is made. */
public final class Remarks {

    private final List<Note> notes = new ArrayList<>();
    private final List<Met> conflicts = new ArrayList<>();

    /** A conflict whose folder may still find another place. */
    private record Met(Supplier<Place> place, Optional<Place> copy, Side side, String text) {

        Conflict told(Function<Place, RelativePath> paths) {
            return new Conflict(paths.apply(place.get()), copy.map(paths), side, text);
        }
    }

    void told(RelativePath path, String text) {
        notes.add(new Note(Note.Weight.TOLD, Optional.empty(), path, Optional.empty(), text));
    }

    /** Told when it happens, and on record from then on. */
    void once(RelativePath path, Side side, String text) {
        notes.add(new Note(Note.Weight.ONCE, Optional.empty(), path, Optional.of(side), text));
    }

    void warning(Cause cause, RelativePath path, String text) {
        notes.add(new Note(Note.Weight.WARNING, Optional.of(cause), path, Optional.empty(), text));
    }

    public void partial(Cause cause, RelativePath path, String text) {
        notes.add(new Note(Note.Weight.PARTIAL, Optional.of(cause), path, Optional.empty(), text));
    }

    public void waiting(Cause cause, RelativePath path, String text) {
        notes.add(new Note(Note.Weight.WAITING, Optional.of(cause), path, Optional.empty(), text));
    }

    void conflict(Place place, Place copy, Side side, String text) {
        conflicts.add(new Met(() -> place, Optional.of(copy), side, text));
    }

    /** A conflict of which one version stays, wherever it will. */
    void decided(Supplier<Place> place, Side loser, String text) {
        conflicts.add(new Met(place, Optional.empty(), loser, text));
    }

    public List<Note> notes() {
        notes.sort(Comparator.comparing(Note::path).thenComparing(Note::text));
        return notes;
    }

    /**
     * All conflicts, by path.
     *
     * @param paths where a place is once the plan is carried out
     */
    public List<Conflict> conflicts(Function<Place, RelativePath> paths) {
        return conflicts.stream()
                .map(met -> met.told(paths))
                .sorted(Comparator.comparing(Conflict::path).thenComparing(Conflict::text))
                .toList();
    }
}
