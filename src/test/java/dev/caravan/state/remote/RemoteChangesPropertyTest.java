package dev.caravan.state.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.Samples;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The questions to SQLite find what plain code finds; {@code -Dseed=} replays one world, {@code
 * -Dworlds=} tries more.
 */
class RemoteChangesPropertyTest {

    private static final int WORLDS = 150;

    @TempDir Path dir;

    @Test
    void questions_to_the_database_find_what_a_naive_comparison_finds() {
        try (StateDatabase database = StateDatabase.open(dir)) {
            Long only = Long.getLong("seed");
            long first = only == null ? System.nanoTime() : only;
            int worlds = only == null ? Integer.getInteger("worlds", WORLDS) : 1;
            for (long seed = first; seed < first + worlds; seed++) {
                compare(database, seed);
            }
        }
    }

    private static void compare(StateDatabase database, long seed) {
        RandomRemoteWorld world = new RandomRemoteWorld(seed);
        JobId job = Samples.job(database);
        new JobStore(database).startOver(job);
        new BaseStore(database, job).putAll(world.base.values());

        Set<RemoteItem> accepted = new HashSet<>();
        Set<RemoteId> gone = new HashSet<>();
        try (RemoteLook look = RemoteLook.begin(database, job, Samples.ROOT_ON_115)) {
            world.listing.forEach(look::accept);
            settleFolders(world, look, accepted, gone);
            RemoteChanges found = look.changes(world.verdict);
            NaiveRemoteChanges expected = new NaiveRemoteChanges(world, accepted, gone);

            Map<NodeId, RemoteId> folders = foldersById(world, found);
            assertThat(freshPlaces(found, folders))
                    .as("fresh, seed %d", seed)
                    .isEqualTo(expected.fresh);
            assertThat(movedPlaces(found, folders))
                    .as("moved, seed %d", seed)
                    .isEqualTo(expected.moved);
            assertThat(found.changed()).as("changed, seed %d", seed).isEqualTo(expected.changed);
            assertThat(found.unknown()).as("unknown, seed %d", seed).isEqualTo(expected.unknown);
            assertThat(found.vanished()).as("vanished, seed %d", seed).isEqualTo(expected.vanished);
            assertThat(parentsComeFirst(found)).as("order, seed %d", seed).isTrue();
            assertThat(look.changes(world.verdict)).as("again, seed %d", seed).isEqualTo(found);
        }
    }

    private static void settleFolders(
            RandomRemoteWorld world,
            RemoteLook look,
            Set<RemoteItem> accepted,
            Set<RemoteId> gone) {
        List<RemoteId> unseen = look.unseenFolders();
        while (!unseen.isEmpty()) {
            for (RemoteId id : unseen) {
                if (world.emptyButThere.contains(id)) {
                    RemoteItem item = emptyFolder(id);
                    accepted.add(item);
                    look.accept(item);
                } else {
                    gone.add(id);
                    look.gone(List.of(id));
                }
            }
            unseen = look.unseenFolders();
        }
    }

    private static RemoteItem emptyFolder(RemoteId id) {
        return new RemoteItem(
                id,
                Samples.ROOT_ON_115,
                "empty " + id,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }

    private static Map<NodeId, RemoteId> foldersById(RandomRemoteWorld world, RemoteChanges found) {
        Map<NodeId, RemoteId> folders = new HashMap<>();
        folders.put(NodeId.ROOT, Samples.ROOT_ON_115);
        world.base.values().forEach(n -> n.remoteId().ifPresent(id -> folders.put(n.id(), id)));
        for (RemoteFresh fresh : found.fresh()) {
            assertThat(fresh.id().value()).isLessThan(-1_000_000_000L);
            assertThat(folders.put(fresh.id(), fresh.remoteId())).isNull();
        }
        return folders;
    }

    private static Map<RemoteId, String> freshPlaces(
            RemoteChanges found, Map<NodeId, RemoteId> folders) {
        return found.fresh().stream()
                .collect(
                        Collectors.toMap(
                                RemoteFresh::remoteId,
                                fresh ->
                                        place(fresh.place(), folders)
                                                + " "
                                                + fresh.kind()
                                                + " "
                                                + fresh.content()));
    }

    private static Map<NodeId, String> movedPlaces(
            RemoteChanges found, Map<NodeId, RemoteId> folders) {
        return found.moved().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> place(e.getValue(), folders)));
    }

    private static String place(Place place, Map<NodeId, RemoteId> folders) {
        return folders.get(place.parent()) + "/" + place.name();
    }

    private static boolean parentsComeFirst(RemoteChanges found) {
        Set<NodeId> known = new HashSet<>();
        for (RemoteFresh fresh : found.fresh()) {
            NodeId parent = fresh.place().parent();
            if (!parent.inBase() && !known.contains(parent)) {
                return false;
            }
            known.add(fresh.id());
        }
        return true;
    }
}
