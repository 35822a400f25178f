package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every operation of a job that was tried. */
public final class JournalStore {

    private static final String INSERT =
            """
            insert into journal (job, pass, at, operation, side, path, from_path, bytes, why,
                                 evidence, outcome, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ABOUT =
            """
            select * from journal where job = ? and path = ?
            union
            select * from journal where job = ? and from_path = ?
            order by id desc limit ?
            """;
    private static final String TRASHED_HERE =
            """
            select path from journal
            where job = ? and operation = 'trash' and at > ? and side = 'local' and outcome = 'done'
            """;
    private static final Comparator<Numbered> NEWEST_FIRST =
            Comparator.comparingLong(Numbered::id).reversed();

    private final StateDatabase database;

    public JournalStore(StateDatabase database) {
        this.database = database;
    }

    public void record(JobId job, JournalEntry entry) {
        database.write(
                s ->
                        s.update(
                                INSERT,
                                job.value(),
                                entry.pass().isPresent() ? entry.pass().getAsLong() : null,
                                Columns.time(entry.at()),
                                entry.operation(),
                                entry.side().word(),
                                entry.path().toString(),
                                entry.from().map(RelativePath::toString).orElse(null),
                                entry.bytes(),
                                entry.why(),
                                entry.evidence(),
                                entry.outcome(),
                                entry.detail()));
    }

    /**
     * What happened to whatever stands or stood at a path, newest first: operations on it, on the
     * folders that hold it, and on the names that it had before it was moved here.
     */
    public List<JournalEntry> about(JobId job, RelativePath path, int limit) {
        List<Numbered> found = new ArrayList<>();
        Set<RelativePath> asked = new HashSet<>();
        Optional<RelativePath> next = Optional.of(path);
        while (next.isPresent() && asked.add(next.get())) {
            List<Numbered> here = aboutOnePlace(job, next.get(), limit);
            found.addAll(here);
            next = formerName(next.get(), here);
        }
        return found.stream()
                .sorted(NEWEST_FIRST)
                .distinct()
                .limit(limit)
                .map(Numbered::entry)
                .toList();
    }

    private List<Numbered> aboutOnePlace(JobId job, RelativePath path, int limit) {
        return database.read(
                s -> {
                    List<Numbered> found = new ArrayList<>();
                    for (RelativePath at = path; !at.isRoot(); at = at.parent()) {
                        String name = at.toString();
                        found.addAll(
                                s.list(
                                        ABOUT,
                                        JournalStore::numbered,
                                        job.value(),
                                        name,
                                        job.value(),
                                        name,
                                        limit));
                    }
                    return found;
                });
    }

    private static Optional<RelativePath> formerName(RelativePath path, List<Numbered> found) {
        return found.stream()
                .sorted(NEWEST_FIRST)
                .map(Numbered::entry)
                .filter(entry -> entry.outcome().equals(JournalEntry.DONE))
                .filter(entry -> path.isAtOrBelow(entry.path()))
                .flatMap(entry -> entry.from().stream().map(from -> under(from, path, entry)))
                .findFirst();
    }

    private static RelativePath under(RelativePath from, RelativePath path, JournalEntry moved) {
        List<String> names = new ArrayList<>(from.names());
        names.addAll(path.names().subList(moved.path().names().size(), path.names().size()));
        return new RelativePath(names);
    }

    /** What went to the local trash after a moment, by path. */
    public SortedSet<RelativePath> trashedHereAfter(JobId job, Instant moment) {
        return database.read(
                s ->
                        new TreeSet<>(
                                s.list(
                                        TRASHED_HERE,
                                        row -> row.path("path"),
                                        job.value(),
                                        Columns.time(moment))));
    }

    /** The newest operations of a job. */
    public List<JournalEntry> newest(JobId job, int limit) {
        return database.read(
                s ->
                        s.list(
                                "select * from journal where job = ? order by id desc limit ?",
                                row -> numbered(row).entry(),
                                job.value(),
                                limit));
    }

    /** Forgets what is older, of all jobs. */
    public void prune(Instant before) {
        database.write(s -> s.update("delete from journal where at < ?", Columns.time(before)));
    }

    private record Numbered(long id, JournalEntry entry) {}

    private static Numbered numbered(Row row) throws SQLException {
        JournalEntry entry =
                new JournalEntry(
                        row.optionalNumber("pass"),
                        row.time("at"),
                        row.text("operation"),
                        Columns.fromWord(Side.class, row.text("side")),
                        row.path("path"),
                        row.optionalPath("from_path"),
                        row.number("bytes"),
                        row.text("why"),
                        row.text("evidence"),
                        row.text("outcome"),
                        row.text("detail"));
        return new Numbered(row.number("id"), entry);
    }
}
