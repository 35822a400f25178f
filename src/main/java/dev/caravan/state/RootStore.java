package dev.caravan.state;

import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.FileKey;
import java.sql.SQLException;
import java.util.Optional;

/** By what the jobs know their local folders again. */
public final class RootStore {

    private static final String PUT =
            """
            update job set local_device = ?, local_inode = ?, local_marker = ?, state_lost = ?
            where id = ?
            """;

    private final StateDatabase database;

    public RootStore(StateDatabase database) {
        this.database = database;
    }

    /** Whether a job's folder was known to a state that this database does not hold (DR-16). */
    public enum Memory {
        KEPT,
        /** It was, and nobody was told yet. */
        LOST
    }

    /**
     * What is known of a local folder.
     *
     * @param key empty until a pass has seen the folder
     * @param marker the text of its marker file, where one could be written
     */
    public record StoredRoot(Optional<FileKey> key, Optional<String> marker, Memory memory) {}

    public StoredRoot find(JobId job) {
        return database.read(
                        s ->
                                s.first(
                                        "select * from job where id = ?",
                                        RootStore::root,
                                        job.value()))
                .orElseThrow();
    }

    public void put(JobId job, StoredRoot root) {
        database.write(
                s ->
                        s.update(
                                PUT,
                                root.key().map(FileKey::device).orElse(null),
                                root.key().map(FileKey::inode).orElse(null),
                                root.marker().orElse(null),
                                root.memory().ordinal(),
                                job.value()));
    }

    /** Whether the folder of any job has this marker: several may have the same folder. */
    public boolean knows(String marker) {
        return database.read(
                        s ->
                                s.first(
                                        "select id from job where local_marker = ?",
                                        row -> row.number("id"),
                                        marker))
                .isPresent();
    }

    /** A person was told that what was known of the folder is lost. */
    public void told(JobId job) {
        database.write(s -> s.update("update job set state_lost = 0 where id = ?", job.value()));
    }

    private static StoredRoot root(Row row) throws SQLException {
        var device = row.optionalNumber("local_device");
        return new StoredRoot(
                device.isPresent()
                        ? Optional.of(new FileKey(device.getAsLong(), row.number("local_inode")))
                        : Optional.empty(),
                row.optionalText("local_marker"),
                row.flag("state_lost") ? Memory.LOST : Memory.KEPT);
    }
}
