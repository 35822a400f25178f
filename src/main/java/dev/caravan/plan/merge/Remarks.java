package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.operation.Conflict;
import dev.caravan.plan.operation.Note;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a plan will tell people, gathered while it is made. */
public final class Remarks {

    private final List<Note> notes = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

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

    void conflict(RelativePath path, Optional<RelativePath> copy, Side side, String text) {
        conflicts.add(new Conflict(path, copy, side, text));
    }

    public List<Note> notes() {
        notes.sort(Comparator.comparing(Note::path).thenComparing(Note::text));
        return notes;
    }

    public List<Conflict> conflicts() {
        conflicts.sort(Comparator.comparing(Conflict::path).thenComparing(Conflict::text));
        return conflicts;
    }
}
