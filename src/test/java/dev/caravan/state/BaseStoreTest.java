package dev.caravan.state;

import static dev.caravan.state.Samples.file;
import static dev.caravan.state.Samples.folder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseStoreTest {

    @TempDir Path dir;
    private StateDatabase database;
    private BaseStore base;

    @BeforeEach
    void open() {
        database = Samples.open(dir);
        base = new BaseStore(database, Samples.job(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void numbers_of_a_write_that_came_to_nothing_are_not_given_twice() {
        Set<NodeId> given = new HashSet<>();
        given.add(base.nextId());
        assertThatThrownBy(
                        () ->
                                database.together(
                                        () -> {
                                            for (int i = 0; i < 2000; i++) {
                                                base.nextId();
                                            }
                                            throw new IllegalStateException("the disk is full");
                                        }))
                .hasMessageContaining("the disk is full");
        for (int i = 0; i < 3000; i++) {
            assertThat(given.add(base.nextId())).isTrue();
        }
    }

    @Test
    void who_takes_numbers_never_blocks_who_writes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                all.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 1500; i++) {
                                        base.nextId();
                                        database.together(base::nextId);
                                    }
                                }));
            }
            for (Future<?> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nodes_of_every_shape_come_back_as_they_were() {
        List<BaseNode> nodes =
                List.of(
                        folder(1, 0, "folder"),
                        file(2, 1, "file"),
                        new BaseNode(
                                new NodeId(3),
                                new Place(new NodeId(1), "新 name\n"),
                                Optional.of("other name"),
                                NodeKind.FILE,
                                Optional.of(new Content(Sha1.OF_EMPTY, Long.MAX_VALUE)),
                                Optional.of(new RemoteId("99999999999999999999")),
                                Optional.empty(),
                                Presence.REMOTE_ONLY),
                        new BaseNode(
                                new NodeId(4),
                                new Place(new NodeId(1), "x"),
                                Optional.empty(),
                                NodeKind.FOLDER,
                                Optional.empty(),
                                Optional.of(new RemoteId("007")),
                                Optional.of(new Stamp(0, -1, Long.MIN_VALUE, new FileKey(-1, -2))),
                                Presence.LOCAL_ONLY),
                        new BaseNode(
                                new NodeId((1L << 40) - 1),
                                new Place(NodeId.ROOT, "last"),
                                Optional.empty(),
                                NodeKind.FOLDER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Presence.BOTH));
        base.putAll(nodes);

        List<BaseNode> found = new ArrayList<>();
        base.forEach(found::add);
        assertThat(found).isEqualTo(nodes);
        assertThat(base.count()).isEqualTo(5);
        for (BaseNode node : nodes) {
            assertThat(base.node(node.id())).contains(node);
            node.remoteId().ifPresent(id -> assertThat(base.byRemoteId(id)).contains(node));
            node.stamp().ifPresent(stamp -> assertThat(base.byKey(stamp.key())).contains(node));
        }
    }

    @Test
    void children_are_sorted_as_strings_are() {
        // U+1F600 sorts after U+FF5E in bytes and before it in UTF-16.
        List<String> names =
                List.of("a", "B", "\uFF5E", "\uD83D\uDE00", "b", "ä", "a b", "10", "9");
        for (int i = 0; i < names.size(); i++) {
            base.put(file(i + 1, 0, names.get(i)));
        }
        base.put(file(100, 5, "elsewhere"));

        assertThat(base.children(NodeId.ROOT))
                .extracting(node -> node.place().name())
                .isEqualTo(names.stream().sorted().toList());
    }

    @Test
    void a_folder_without_nodes_has_no_children() {
        assertThat(base.children(NodeId.ROOT)).isEmpty();
        assertThat(base.children(new NodeId(12))).isEmpty();
    }

    @Test
    void putting_a_node_again_replaces_it_and_moves_it() {
        base.put(folder(1, 0, "from"));
        base.put(folder(2, 0, "to"));
        base.put(file(3, 1, "a"));
        BaseNode moved = file(3, 2, "b");
        base.put(moved);

        assertThat(base.children(new NodeId(1))).isEmpty();
        assertThat(base.children(new NodeId(2))).containsExactly(moved);
        assertThat(base.count()).isEqualTo(3);
    }

    @Test
    void removing_a_folder_forgets_what_is_below_and_nothing_beside() {
        base.putAll(
                List.of(
                        folder(1, 0, "photos"),
                        folder(2, 0, "photos-backup"),
                        folder(3, 1, "2026"),
                        file(4, 3, "a"),
                        file(5, 2, "a")));
        base.remove(new NodeId(1));

        List<NodeId> left = new ArrayList<>();
        base.forEach(node -> left.add(node.id()));
        assertThat(left).containsExactly(new NodeId(2), new NodeId(5));
    }

    @Test
    void the_root_cannot_be_removed() {
        assertThatThrownBy(() -> base.remove(NodeId.ROOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paths_lead_to_nodes_and_back() {
        base.putAll(List.of(folder(1, 0, "photos"), folder(2, 1, "2026"), file(3, 2, "a.jpg")));
        RelativePath path = RelativePath.parse("photos/2026/a.jpg");

        assertThat(base.path(new NodeId(3))).contains(path);
        assertThat(base.at(path)).contains(file(3, 2, "a.jpg"));
        assertThat(base.path(NodeId.ROOT)).contains(RelativePath.ROOT);
        assertThat(base.at(RelativePath.ROOT)).isEmpty();
        assertThat(base.at(RelativePath.parse("photos/2027/a.jpg"))).isEmpty();
        assertThat(base.path(new NodeId(9))).isEmpty();
    }

    @Test
    void a_slice_holds_the_nodes_asked_for_and_all_folders_above() {
        base.putAll(
                List.of(
                        folder(1, 0, "a"),
                        folder(2, 1, "b"),
                        file(3, 2, "c"),
                        file(4, 2, "d"),
                        file(5, 0, "e")));
        assertThat(base.withAncestors(List.of(new NodeId(3), new NodeId(5), new NodeId(77))))
                .containsOnlyKeys(new NodeId(1), new NodeId(2), new NodeId(3), new NodeId(5));
    }

    @Test
    void ids_are_never_given_twice_not_even_after_a_restart_or_a_removal() {
        Set<NodeId> given = new HashSet<>();
        BaseStore second = new BaseStore(database, Samples.job(database));
        for (int i = 0; i < 3000; i++) {
            assertThat(given.add(base.nextId())).isTrue();
            assertThat(given.add(second.nextId())).isTrue();
        }
        assertThat(given).allMatch(id -> id.value() > 0);
        assertThat(given).doesNotContain(new BaseStore(database, Samples.job(database)).nextId());
    }

    @Test
    void jobs_do_not_see_each_others_nodes() {
        BaseStore other = new BaseStore(database, Samples.job(database, "videos"));
        base.put(file(1, 0, "mine"));
        other.put(file(1, 0, "theirs"));
        other.put(file(2, 0, "more"));

        assertThat(base.children(NodeId.ROOT)).containsExactly(file(1, 0, "mine"));
        assertThat(other.byRemoteId(new RemoteId("1001"))).contains(file(1, 0, "theirs"));
        assertThat(base.byKey(new FileKey(7, 101))).containsExactly(file(1, 0, "mine"));
        assertThat(base.count()).isEqualTo(1);

        new JobStore(database).startOver(Samples.job(database));
        assertThat(base.count()).isZero();
        assertThat(other.count()).isEqualTo(2);
    }

    @Test
    void hard_links_are_all_found_by_their_key() {
        BaseNode one = file(1, 0, "a");
        BaseNode two =
                new BaseNode(
                        new NodeId(2),
                        new Place(NodeId.ROOT, "b"),
                        Optional.empty(),
                        NodeKind.FILE,
                        one.content(),
                        Optional.empty(),
                        one.stamp(),
                        Presence.BOTH);
        base.putAll(List.of(one, two));

        assertThat(base.byKey(one.stamp().orElseThrow().key())).containsExactly(one, two);
    }

    @Test
    void a_swap_can_be_committed_together() {
        base.putAll(List.of(file(1, 0, "a"), file(2, 0, "b")));
        database.together(
                () -> {
                    base.put(file(1, 0, "b"));
                    base.put(file(2, 0, "a"));
                });
        assertThat(base.children(NodeId.ROOT))
                .extracting(BaseNode::id)
                .containsExactly(new NodeId(2), new NodeId(1));
    }

    @Test
    void lookups_use_an_index() {
        assertThat(plan("select * from base where parent = 1 order by name"))
                .contains("base_place")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("select * from base where remote_id = 5 and id between 1 and 2"))
                .contains("base_remote");
        assertThat(
                        plan(
                                "select * from base where substr(stamp, 1, 16) = x'00' and stamp is not null and id between 1 and 2"))
                .contains("base_key");
    }

    private String plan(String sql) {
        return database.read(
                s ->
                        String.join(
                                "\n",
                                s.list("explain query plan " + sql, row -> row.text("detail"))));
    }
}
