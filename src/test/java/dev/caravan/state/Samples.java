package dev.caravan.state;

import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Values that the tests of this package begin with. */
public final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T02:41:07.123456789Z");

    public static final RemoteId ROOT_ON_115 = new RemoteId("249163533602609229");

    private Samples() {}

    /** A fresh database, copied from one that was migrated before: ten times as fast. */
    public static StateDatabase open(Path stateDir) {
        try {
            Files.copy(Template.FILE, stateDir.resolve("caravan.db"));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return StateDatabase.open(stateDir);
    }

    private static final class Template {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path dir = Files.createTempDirectory("caravan-template");
                StateDatabase.open(dir).close();
                Path file = dir.resolve("caravan.db");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }

    static JobIdentity identity() {
        return new JobIdentity(
                "backup",
                "main",
                Optional.of("1234567"),
                Path.of("/data/照片"),
                Optional.of(new FileKey(-5, Long.MAX_VALUE)),
                Optional.of(new RemoteId("249163533602609229")),
                "/Backup/photos");
    }

    public static JobId job(StateDatabase database) {
        return job(database, "photos");
    }

    public static JobId job(StateDatabase database, String name) {
        return new JobStore(database).remember(name, identity(), "settings-1").id();
    }

    public static Sha1 sha1(long seed) {
        return new Sha1(seed * 0x9E3779B97F4A7C15L, ~seed, (int) seed);
    }

    public static BaseNode file(long id, long parent, String name) {
        return new BaseNode(
                new NodeId(id),
                new Place(new NodeId(parent), name),
                Optional.empty(),
                NodeKind.FILE,
                Optional.of(new Content(sha1(id), id * 10)),
                Optional.of(new RemoteId(Long.toString(1000 + id))),
                Optional.of(new Stamp(id * 10, id, id + 1, new FileKey(7, 100 + id))),
                Presence.BOTH);
    }

    public static BaseNode folder(long id, long parent, String name) {
        return new BaseNode(
                new NodeId(id),
                new Place(new NodeId(parent), name),
                Optional.empty(),
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.of(new RemoteId(Long.toString(1000 + id))),
                Optional.of(new Stamp(0, id, id + 1, new FileKey(7, 100 + id))),
                Presence.BOTH);
    }
}
