package dev.caravan.state.remote;

import static dev.caravan.state.Samples.ROOT_ON_115;
import static dev.caravan.state.Samples.file;
import static dev.caravan.state.Samples.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobId;
import dev.caravan.state.Samples;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteLookTest {

    private static final ListingVerdict COMPLETE = new ListingVerdict(true, Set.of(), "", 1);

    @TempDir Path dir;
    private StateDatabase database;
    private JobId job;
    private BaseStore base;
    private RemoteLook look;

    @BeforeEach
    void open() {
        database = Samples.open(dir);
        job = Samples.job(database);
        base = new BaseStore(database, job);
        base.putAll(
                List.of(
                        folder(1, 0, "photos"),
                        folder(2, 1, "2026"),
                        file(3, 2, "a.jpg"),
                        file(4, 2, "b.jpg"),
                        folder(5, 0, "empty")));
        look = RemoteLook.begin(database, job, ROOT_ON_115);
    }

    @AfterEach
    void close() {
        look.close();
        database.close();
    }

    @Test
    void what_is_as_the_base_says_is_not_mentioned() {
        seen(1, 0, "photos");
        seen(2, 1, "2026");
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");

        assertThat(look.changes(COMPLETE)).isEqualTo(nothing());
    }

    @Test
    void folders_that_the_listing_did_not_show_are_placed_by_the_base() {
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");

        assertThat(look.changes(COMPLETE)).isEqualTo(nothing());
    }

    @Test
    void a_moved_and_renamed_folder_is_one_move() {
        seen(2, 0, "twenty-six");
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");

        RemoteChanges changes = look.changes(COMPLETE);
        assertThat(changes.moved())
                .isEqualTo(Map.of(new NodeId(2), new Place(NodeId.ROOT, "twenty-six")));
        assertThat(changes.fresh()).isEmpty();
        assertThat(changes.vanished()).isEmpty();
    }

    @Test
    void a_name_that_only_115_has_is_no_move() {
        BaseNode node = file(3, 2, "a.jpg");
        base.put(
                new BaseNode(
                        node.id(),
                        node.place(),
                        Optional.of("a (1).jpg"),
                        node.kind(),
                        node.content(),
                        node.remoteId(),
                        node.stamp(),
                        node.presence()));
        seen(3, 2, "a (1).jpg");
        seen(4, 2, "b.jpg");

        assertThat(look.changes(COMPLETE)).isEqualTo(nothing());
    }

    @Test
    void another_content_of_the_same_id_is_a_change() {
        Content other = new Content(Samples.sha1(77), 5);
        look.accept(item(3, 2, "a.jpg", Optional.of(other), RemoteItem.State.WHOLE));
        look.accept(item(4, 2, "b.jpg", Optional.empty(), RemoteItem.State.WHOLE));

        assertThat(look.changes(COMPLETE).changed()).isEqualTo(Map.of(new NodeId(3), other));
    }

    @Test
    void an_upload_of_someone_else_that_has_not_ended_is_neither_fresh_nor_changed_nor_gone() {
        Content partial = new Content(Samples.sha1(77), 5);
        look.accept(item(3, 2, "a.jpg", Optional.of(partial), RemoteItem.State.UNFINISHED));
        look.accept(item(9, 2, "new.jpg", Optional.of(partial), RemoteItem.State.UNFINISHED));
        seen(4, 2, "b.jpg");

        assertThat(look.changes(COMPLETE)).isEqualTo(nothing());
    }

    @Test
    void fresh_folders_come_before_what_they_hold_and_have_numbers_of_their_own() {
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");
        look.accept(remoteFile(22, 21, "deep.txt"));
        look.accept(remoteFolder(21, 20, "inner"));
        look.accept(remoteFolder(20, 1, "outer"));

        List<RemoteFresh> fresh = look.changes(COMPLETE).fresh();
        assertThat(fresh)
                .extracting(item -> item.place().name())
                .containsExactly("outer", "inner", "deep.txt");
        assertThat(fresh).allMatch(item -> item.id().value() <= -1_000_000_001L);
        assertThat(fresh.get(0).place().parent()).isEqualTo(new NodeId(1));
        assertThat(fresh.get(1).place().parent()).isEqualTo(fresh.get(0).id());
        assertThat(fresh.get(2).place().parent()).isEqualTo(fresh.get(1).id());
    }

    @Test
    void a_base_file_can_stand_in_a_fresh_folder() {
        look.accept(remoteFolder(20, 0, "new home"));
        seen(3, 20, "a.jpg");
        seen(4, 2, "b.jpg");

        RemoteChanges changes = look.changes(COMPLETE);
        NodeId home = changes.fresh().get(0).id();
        assertThat(changes.moved()).isEqualTo(Map.of(new NodeId(3), new Place(home, "a.jpg")));
    }

    @Test
    void a_file_that_a_complete_listing_does_not_show_has_vanished() {
        seen(4, 2, "b.jpg");
        assertThat(look.changes(COMPLETE).vanished()).containsExactly(new NodeId(3));
    }

    @Test
    void an_incomplete_listing_makes_nothing_vanish() {
        seen(4, 2, "c.jpg");
        look.gone(List.of(remoteId(1)));

        RemoteChanges changes =
                look.changes(new ListingVerdict(false, Set.of(), "count was short", 1));
        assertThat(changes.vanished()).isEmpty();
        assertThat(changes.complete()).isFalse();
        assertThat(changes.moved()).containsOnlyKeys(new NodeId(4));
    }

    @Test
    void nothing_vanishes_below_a_folder_whose_listing_was_incomplete() {
        base.put(file(6, 0, "top"));

        RemoteChanges changes =
                look.changes(
                        new ListingVerdict(true, Set.of(remoteId(1), new RemoteId("5")), "", 1));
        assertThat(changes.unknown()).containsExactly(new NodeId(1));
        assertThat(changes.vanished()).containsExactly(new NodeId(6));
    }

    @Test
    void nothing_at_all_vanishes_when_the_root_itself_is_not_known() {
        RemoteChanges changes = look.changes(new ListingVerdict(true, Set.of(ROOT_ON_115), "", 1));
        assertThat(changes.unknown()).containsExactly(NodeId.ROOT);
        assertThat(changes.vanished()).isEmpty();
    }

    @Test
    void a_folder_vanishes_only_when_the_drive_says_so_and_takes_what_is_below_with_it() {
        assertThat(look.unseenFolders()).containsExactly(remoteId(1), remoteId(5));
        assertThat(look.changes(COMPLETE).vanished())
                .containsExactlyInAnyOrder(new NodeId(3), new NodeId(4));

        look.gone(List.of(remoteId(1)));
        look.accept(remoteFolder(1005, 0, "empty"));

        assertThat(look.unseenFolders()).isEmpty();
        assertThat(look.changes(COMPLETE).vanished())
                .containsExactlyInAnyOrder(
                        new NodeId(1), new NodeId(2), new NodeId(3), new NodeId(4));
    }

    private static BaseNode folderWithoutItem(String name, Presence presence) {
        return new BaseNode(
                new NodeId(7),
                new Place(new NodeId(5), name),
                Optional.empty(),
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                presence);
    }

    @Test
    void a_folder_that_is_on_115_alone_and_lost_its_item_to_another_node_is_nowhere() {
        base.put(folderWithoutItem("robbed", Presence.REMOTE_ONLY));
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");

        assertThat(look.changes(COMPLETE).vanished()).containsExactly(new NodeId(7));
    }

    @Test
    void a_folder_that_was_never_known_on_115_does_not_vanish_there_with_the_one_above() {
        base.put(folderWithoutItem("never sent", Presence.BOTH));
        seen(3, 2, "a.jpg");
        seen(4, 2, "b.jpg");
        look.gone(List.of(remoteId(5)));

        assertThat(look.changes(COMPLETE).vanished()).containsExactly(new NodeId(5));
    }

    @Test
    void below_an_unseen_folder_that_is_there_its_folders_are_asked_for_next() {
        assertThat(look.unseenFolders()).contains(remoteId(1));
        look.accept(remoteFolder(1001, 0, "photos"));
        assertThat(look.unseenFolders()).containsExactly(remoteId(2), remoteId(5));
    }

    @Test
    void a_folder_with_something_in_it_is_not_unseen() {
        seen(3, 2, "a.jpg");
        assertThat(look.unseenFolders()).doesNotContain(remoteId(2));
    }

    @Test
    void what_is_expected_locally_alone_is_fresh_when_its_id_comes_back() {
        BaseNode node = file(3, 2, "a.jpg");
        base.put(
                new BaseNode(
                        node.id(),
                        node.place(),
                        node.remoteName(),
                        node.kind(),
                        node.content(),
                        node.remoteId(),
                        node.stamp(),
                        Presence.LOCAL_ONLY));
        seen(4, 2, "b.jpg");
        assertThat(look.changes(COMPLETE).vanished()).isEmpty();

        seen(3, 2, "a.jpg");
        assertThat(look.changes(COMPLETE).fresh())
                .extracting(RemoteFresh::remoteId)
                .containsExactly(remoteId(3));
    }

    @Test
    void our_versions_are_no_part_of_the_tree() {
        seen(4, 2, "b.jpg");
        look.accept(remoteFolder(30, 0, ".caravan-versions"));
        look.accept(remoteFolder(31, 30, "photos"));
        look.accept(remoteFile(32, 31, "old.jpg"));
        // The old version was put away, but we died before the base was told.
        seen(3, 31, "a.jpg");
        look.accept(remoteFolder(33, 1, ".caravan-versions"));

        RemoteChanges changes = look.changes(COMPLETE);
        assertThat(changes.fresh())
                .extracting(RemoteFresh::remoteId)
                .containsExactly(new RemoteId("33"));
        assertThat(changes.vanished()).containsExactly(new NodeId(3));
        assertThat(new RemoteFolderMemory(database, job).folder(new RemoteId("31"))).isPresent();
    }

    @Test
    void an_item_that_is_listed_twice_counts_once_and_the_later_row_holds() {
        seen(3, 2, "before.jpg");
        seen(4, 2, "b.jpg");
        seen(3, 2, "a.jpg");

        assertThat(look.changes(COMPLETE)).isEqualTo(nothing());
    }

    @Test
    void several_items_of_one_name_are_told() {
        seen(3, 2, "a.jpg");
        seen(4, 2, "a.jpg");
        look.accept(remoteFile(40, 1002, "a.jpg"));
        look.accept(remoteFile(41, 1001, "a.jpg"));

        List<RemoteDuplicate> duplicates = look.duplicates();
        assertThat(duplicates).hasSize(1);
        assertThat(duplicates.get(0).parent()).isEqualTo(remoteId(2));
        assertThat(duplicates.get(0).items())
                .extracting(RemoteItem::id)
                .containsExactly(new RemoteId("40"), remoteId(3), remoteId(4));
    }

    @Test
    void folders_are_remembered_for_the_next_look_and_forgotten_when_they_are_gone() {
        RemoteFolderMemory memory = new RemoteFolderMemory(database, job);
        look.accept(remoteFolder(20, 1, "outer"));
        look.changes(COMPLETE);
        assertThat(memory.folder(new RemoteId("20"))).contains(remoteFolder(20, 1, "outer"));

        try (RemoteLook next = RemoteLook.begin(database, job, ROOT_ON_115)) {
            next.accept(remoteFolder(20, 0, "renamed"));
            next.changes(COMPLETE);
        }
        assertThat(memory.folder(new RemoteId("20"))).contains(remoteFolder(20, 0, "renamed"));

        try (RemoteLook last = RemoteLook.begin(database, job, ROOT_ON_115)) {
            last.gone(List.of(new RemoteId("20")));
        }
        assertThat(memory.folder(new RemoteId("20"))).isEmpty();
    }

    @Test
    void every_item_can_be_had_back_as_it_was_seen() {
        RemoteItem blocked =
                new RemoteItem(
                        new RemoteId("99999999999999999999"),
                        remoteId(2),
                        "c",
                        NodeKind.FILE,
                        Optional.of(new Content(Samples.sha1(5), 5)),
                        Optional.of("pick"),
                        RemoteItem.State.BLOCKED);
        look.accept(blocked);

        assertThat(look.item(blocked.id())).contains(blocked);
        assertThat(look.item(remoteId(3))).isEmpty();
    }

    @Test
    void nothing_is_left_in_the_state_directory_and_the_log_stays_small() {
        for (int i = 0; i < 5000; i++) {
            look.accept(remoteFile(10_000 + i, 0, "file-" + i));
        }
        assertThat(look.changes(COMPLETE).fresh()).hasSize(5000);

        assertThat(dir.resolve("caravan.db-wal").toFile())
                .satisfies(log -> assertThat(log.length()).isLessThan(2 << 20));
        assertThat(dir).isDirectoryNotContaining("glob:**look-*");
    }

    @Test
    void the_base_can_be_written_while_a_look_is_open() {
        seen(3, 2, "a.jpg");
        look.changes(COMPLETE);
        base.remove(new NodeId(4));
        base.put(file(3, 2, "renamed.jpg"));

        assertThat(look.changes(COMPLETE).moved()).containsOnlyKeys(new NodeId(3));
        assertThat(look.changes(COMPLETE).vanished()).isEmpty();
    }

    private void seen(long node, long parent, String name) {
        look.accept(
                base.node(new NodeId(node))
                        .map(
                                known ->
                                        new RemoteItem(
                                                remoteId(node),
                                                parentId(parent),
                                                name,
                                                known.kind(),
                                                known.content(),
                                                Optional.empty(),
                                                RemoteItem.State.WHOLE))
                        .orElseThrow());
    }

    private RemoteItem item(
            long node,
            long parent,
            String name,
            Optional<Content> content,
            RemoteItem.State state) {
        return new RemoteItem(
                remoteId(node),
                parentId(parent),
                name,
                NodeKind.FILE,
                content,
                Optional.empty(),
                state);
    }

    private static RemoteItem remoteFile(long id, long parent, String name) {
        return new RemoteItem(
                new RemoteId(Long.toString(id)),
                parentId(parent),
                name,
                NodeKind.FILE,
                Optional.of(new Content(Samples.sha1(id), id)),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }

    private static RemoteItem remoteFolder(long id, long parent, String name) {
        return new RemoteItem(
                new RemoteId(Long.toString(id)),
                parentId(parent),
                name,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }

    /** Base nodes 1 to 9 have the ids 1001 to 1009; larger numbers are ids themselves. */
    private static RemoteId parentId(long parent) {
        if (parent == 0) {
            return ROOT_ON_115;
        }
        return parent < 10 ? remoteId(parent) : new RemoteId(Long.toString(parent));
    }

    private static RemoteId remoteId(long node) {
        return new RemoteId(Long.toString(1000 + node));
    }

    private static RemoteChanges nothing() {
        return new RemoteChanges(
                List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
    }
}
