package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.SeenFolders;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeListingTest {

    @TempDir private Path data;
    private SimulatedAccount account;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(data, SimulatedAccount.QUICK.paging(20));
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    private record Look(List<RemoteItem> items, ListingVerdict verdict, long calls) {
        List<String> names() {
            return items.stream().map(RemoteItem::name).sorted().toList();
        }
    }

    @Test
    void a_first_look_needs_a_call_for_each_folder_at_most() throws Exception {
        RemoteId top = bigTree();

        Look look = look(top, FolderMemory.NONE);

        assertThat(look.verdict().complete()).isTrue();
        assertThat(look.items()).hasSize(12 * 6 + 12 * 5 * 2);
        assertThat(look.calls()).isLessThanOrEqualTo(120 / 20 + 72 + 20);
        assertThat(look.verdict().calls()).isEqualTo((int) look.calls());
    }

    @Test
    void hc_009_a_later_look_at_an_unchanged_tree_needs_only_its_pages() throws Exception {
        RemoteId top = bigTree();
        Look first = look(top, FolderMemory.NONE);

        Look second = look(top, SeenFolders.of(first.items()));

        assertThat(second.names()).isEqualTo(first.names());
        assertThat(second.verdict().complete()).isTrue();
        assertThat(second.calls()).isLessThanOrEqualTo(120 / 20 + 5);
    }

    @Test
    void what_was_told_of_the_folder_just_before_is_not_asked_again() throws Exception {
        RemoteId top = bigTree();
        FolderMemory memory = SeenFolders.of(look(top, FolderMemory.NONE).items());
        account.drive().info(top);

        Look look = look(top, memory);

        assertThat(look.verdict().complete()).isTrue();
        assertThat(look.calls()).isLessThanOrEqualTo(120 / 20 + 3);
        assertThat(look.verdict().calls()).isEqualTo((int) look.calls());
    }

    @Test
    void it_is_asked_again_when_it_is_old_or_something_was_changed_since() throws Exception {
        RemoteId top = bigTree();
        FolderMemory memory = SeenFolders.of(look(top, FolderMemory.NONE).items());
        account.drive().info(top);
        account.time.pass(Duration.ofMinutes(1));

        assertThat(look(top, memory).calls()).isEqualTo(120 / 20 + 4);

        account.drive().info(top);
        account.drive().makeFolder(top, "new");
        assertThat(look(top, memory).names()).contains("new");
    }

    @Test
    void files_of_the_same_second_may_stand_in_another_order_on_each_page() throws Exception {
        account.simulator.switches().set("listing.tie-order", "shuffled");
        for (int i = 0; i < 150; i++) {
            account.file("/top/f" + i, "x" + i);
            account.time.pass(Duration.ofMillis(170));
        }

        Look look = look(account.folder("/top"), FolderMemory.NONE);

        assertThat(look.items()).hasSize(150);
        assertThat(look.verdict().complete()).as(look.verdict().reason()).isTrue();
    }

    @Test
    void a_later_look_asks_for_new_folders_only() throws Exception {
        RemoteId top = bigTree();
        Look first = look(top, FolderMemory.NONE);
        account.file("/top/d3/new1/new2/x", "x");

        Look second = look(top, SeenFolders.of(first.items()));

        assertThat(second.names()).contains("new1", "new2", "x");
        assertThat(second.calls()).isLessThanOrEqualTo(121 / 20 + 1 + 2 + 5);
    }

    @Test
    void a_look_that_trusts_nothing_sees_every_rename() throws Exception {
        RemoteId top = bigTree();
        Look first = look(top, FolderMemory.NONE);
        account.renamed(account.folder("/top/d7/s3"), "renamed");

        Look second = look(top, SeenFolders.of(first.items()), FolderCheck.ALL);

        assertThat(second.names()).contains("renamed");
    }

    @Test
    void many_folders_that_vanished_are_not_shown_although_they_are_remembered() throws Exception {
        RemoteId top = bigTree();
        account.folder("/top/d2/empty/deep");
        Look first = look(top, FolderMemory.NONE);
        account.trashed(account.folder("/top/d2/empty"));
        account.trashed(account.folder("/top/d5"));

        Look second = look(top, SeenFolders.of(first.items()));

        assertThat(second.names()).doesNotContain("empty", "deep", "d5");
        assertThat(second.items()).hasSize(first.items().size() - 2 - 16);
        assertThat(second.calls()).isLessThan(30);
    }

    @Test
    void a_memory_that_cannot_list_its_folders_works_as_well() throws Exception {
        RemoteId top = bigTree();
        account.folder("/top/d2/empty");
        Look first = look(top, FolderMemory.NONE);
        SeenFolders seen = SeenFolders.of(first.items());

        Look second = look(top, seen::folder);

        assertThat(second.names()).isEqualTo(first.names());
    }

    @Test
    void where_the_recursive_mode_is_refused_each_folder_is_listed() throws Exception {
        account.file("/top/a.txt", "1");
        account.file("/top/sub/b.txt", "2");
        account.fault(
                "{'endpoint':'files','from':2,'times':1,'action':'reply','status':200,'body':"
                        + "'{\\\"state\\\":false,\\\"code\\\":990002,\\\"message\\\":\\\"no\\\",\\\"data\\\":[]}'}");

        Look look = look(account.folder("/top"), FolderMemory.NONE);

        assertThat(look.verdict().complete()).isTrue();
        assertThat(look.names()).containsExactlyInAnyOrder("a.txt", "sub", "b.txt");
    }

    @Test
    void without_the_recursive_mode_each_folder_is_listed() throws Exception {
        RemoteId top = bigTree();
        Look first = look(top, FolderMemory.NONE);
        account.simulator.switches().set("listing.recursive", "false");

        Look second = look(top, FolderMemory.NONE);
        Look third = look(top, SeenFolders.of(first.items()));

        assertThat(second.verdict().complete()).isTrue();
        assertThat(second.names()).isEqualTo(first.names());
        assertThat(third.names()).isEqualTo(first.names());
    }

    @ParameterizedTest
    @CsvSource({
        "listing.count-drift, 3",
        "listing.count-drift, -3",
        "listing.paging, empty-after-first",
        "listing.paging, repeat-first",
        "listing.duplicate-rows, 2",
        "listing.missing-rows, 1"
    })
    void hc_271_hc_273_hc_275_a_listing_that_does_not_add_up_proves_nothing(
            String name, String value) throws Exception {
        RemoteId top = account.folder("/top");
        account.other().fill("/top/flat", 50, 10);
        account.simulator.switches().set(name, value);

        Look whole = look(top, FolderMemory.NONE);
        List<RemoteItem> seen = new ArrayList<>();
        ListingVerdict children =
                account.drive().children(account.folder("/top/flat")).into(seen::add);

        assertThat(whole.verdict().complete()).isFalse();
        assertThat(whole.verdict().reason()).isNotEmpty();
        assertThat(children.complete()).isFalse();
        assertThat(whole.calls()).isLessThan(40);
    }

    @Test
    void hc_271_a_file_added_while_pages_are_read_is_no_gap_and_no_twin() throws Exception {
        RemoteId top = account.folder("/top");
        account.other().fill("/top", 50, 10);
        List<RemoteItem> seen = new ArrayList<>();

        ListingVerdict verdict =
                account.drive()
                        .children(top)
                        .into(
                                item -> {
                                    if (seen.isEmpty()) {
                                        account.file("/top/added", "x");
                                    }
                                    seen.add(item);
                                });

        assertThat(verdict.complete()).isTrue();
        assertThat(seen).hasSize(51).extracting(RemoteItem::id).doesNotHaveDuplicates();
    }

    @Test
    void hc_277_an_empty_listing_of_a_full_folder_proves_nothing() throws Exception {
        RemoteId top = account.folder("/top");
        account.file("/top/a", "1");
        account.fault(
                "{'endpoint':'files','action':'edit','edits':"
                        + "[{'at':'/data','set':[]},{'at':'/count','set':0}]}");

        Look whole = look(top, FolderMemory.NONE);
        ListingVerdict children = account.drive().children(top).into(item -> {});

        assertThat(whole.verdict().complete()).isFalse();
        assertThat(children.complete()).isFalse();
    }

    @Test
    void a_missing_folder_is_gone_even_when_115_lists_its_root_instead() {
        account.simulator.switches().set("listing.missing-folder", "root");
        account.file("/a", "1");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () ->
                                account.drive()
                                        .children(new RemoteId("3999999999999999999"))
                                        .into(item -> {}));

        assertThat(failure).isInstanceOf(DriveException.Gone.class);
    }

    @Test
    void a_listing_of_another_folder_is_never_taken_for_this_one() {
        RemoteId top = account.folder("/top");
        account.fault("{'endpoint':'files','action':'edit','edits':[{'at':'/cid','set':'77'}]}");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class, () -> account.drive().children(top).into(item -> {}));

        assertThat(failure).isInstanceOf(DriveException.NotUnderstood.class);
    }

    @Test
    void hc_259_a_login_page_is_never_an_empty_folder() {
        RemoteId top = account.folder("/top");
        account.fault("{'endpoint':'files','action':'reply','body':'<html>log in</html>'}");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class, () -> account.drive().children(top).into(item -> {}));

        assertThat(failure).isInstanceOf(DriveException.NotUnderstood.class);
    }

    @Test
    void hc_279_the_sha1_may_be_lower_case_or_missing() throws Exception {
        RemoteId file = account.file("/top/a", "1");
        account.simulator.switches().set("listing.sha1", "lower");
        Look lower = look(account.folder("/top"), FolderMemory.NONE);
        account.simulator.switches().set("listing.sha1", "missing");
        Look missing = look(account.folder("/top"), FolderMemory.NONE);

        assertThat(lower.items().get(0).content())
                .isEqualTo(account.drive().info(file).orElseThrow().content());
        assertThat(missing.items().get(0).content()).isEmpty();
    }

    @Test
    void hc_285_an_unfinished_upload_is_marked() throws Exception {
        account.file("/top/a", "1");
        account.other().markComplete("/top/a", "0");

        Look look = look(account.folder("/top"), FolderMemory.NONE);

        assertThat(look.items())
                .extracting(RemoteItem::state)
                .containsExactly(RemoteItem.State.UNFINISHED);
    }

    @Test
    void hc_291_types_may_drift() throws Exception {
        RemoteId top = bigTree();
        Look before = look(top, FolderMemory.NONE);
        account.simulator.switches().set("envelope.info-data", "array");
        account.simulator.switches().set("envelope.token-data", "array");
        account.simulator.switches().set("envelope.numbers-as-text", "true");
        account.simulator.switches().set("envelope.extra-fields", "true");
        account.simulator.switches().set("envelope.not-found", "error");

        Look after = look(top, FolderMemory.NONE);

        assertThat(after.items()).containsExactlyInAnyOrderElementsOf(before.items());
        assertThat(account.drive().info(new RemoteId("123456789"))).isEmpty();
        assertThat(account.drive().space().free()).isPositive();
    }

    @Test
    void the_accounts_root_can_be_looked_at() throws Exception {
        account.file("/a", "1");
        account.file("/x/y/b", "2");
        account.folder("/empty");

        Look first = look(RemoteId.ROOT, FolderMemory.NONE);
        account.trashed(account.folder("/empty"));
        Look second = look(RemoteId.ROOT, SeenFolders.of(first.items()));

        assertThat(first.names()).containsExactly("a", "b", "empty", "x", "y");
        assertThat(second.names()).containsExactly("a", "b", "x", "y");
    }

    /** 12 folders with 5 folders of 2 files each. */
    private RemoteId bigTree() {
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 5; j++) {
                account.other().fill("/top/d" + i + "/s" + j, 2, 10);
            }
        }
        return account.folder("/top");
    }

    private Look look(RemoteId root, FolderMemory memory) throws DriveException {
        return look(root, memory, FolderCheck.CHEAP);
    }

    private Look look(RemoteId root, FolderMemory memory, FolderCheck check) throws DriveException {
        List<RemoteItem> items = new ArrayList<>();
        long before = account.apiCalls();
        ListingVerdict verdict = account.drive().tree(root, memory, check).into(items::add);
        assertThat(items)
                .filteredOn(item -> item.kind() == NodeKind.FOLDER)
                .extracting(RemoteItem::id)
                .doesNotHaveDuplicates();
        return new Look(items, verdict, account.apiCalls() - before);
    }
}
