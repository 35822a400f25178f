package dev.caravan.pass.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.MemoryDrive;
import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.open115.pace.ManualTime;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.remember.Backoff;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Remembering;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.Passes;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteLook;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the copy of an archived file counts as verified. */
class VerificationTest {

    private static final ListingVerdict COMPLETE = new ListingVerdict(true, Set.of(), "", 1);
    private static final ListingVerdict PARTLY = new ListingVerdict(false, Set.of(), "", 1);
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir Path folder;
    private final ManualTime time = new ManualTime();
    private final MemoryDrive drive = new MemoryDrive();
    private StateDatabase database;
    private Verification verification;
    private RunningPass pass;
    private BaseStore base;
    private RemoteId root;
    private RemoteItem item;

    @BeforeEach
    void open() throws Exception {
        database = StateDatabase.open(folder);
        Bookkeeping books =
                Bookkeeping.of(database, new Backoff(new Random(1)), PassProgress.NONE, time);
        Ledger ledger = new Ledger(new Remembering(database, books.records()));
        verification =
                new Verification(
                        database, account -> Optional.of(drive), ledger, books.records(), time);
        JobIdentity identity =
                new JobIdentity(
                        "archive",
                        "main",
                        Optional.empty(),
                        Path.of("/data"),
                        Optional.empty(),
                        Optional.empty(),
                        "/top");
        pass =
                new RunningPass(
                        1,
                        Passes.job("photos", Path.of("/data"), Mode.ARCHIVE),
                        new JobStore(database).remember("photos", identity, "").id(),
                        Trigger.SCHEDULE,
                        time.instant(),
                        () -> {});
        root = drive.folder("/top");
        pass.roots().foundRemote(root);
        item = drive.info(drive.file("/top/a.txt", "abc")).orElseThrow();
        base = ledger.base(pass);
        base.put(node(item.content().orElseThrow()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void hc_363_what_no_look_has_shown_is_never_due() throws Exception {
        time.pass(WEEK.plusDays(1));
        assertThat(verification.due(pass, Duration.ZERO)).isEmpty();
    }

    @Test
    void hc_363_the_delay_counts_from_the_first_look_that_shows_it() throws Exception {
        look(COMPLETE, item);
        assertThat(verification.due(pass, Duration.ZERO)).containsExactly(new NodeId(1));
        time.pass(WEEK.minusSeconds(1));
        look(COMPLETE, item);
        assertThat(verification.due(pass, WEEK)).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(verification.due(pass, WEEK)).containsExactly(new NodeId(1));
    }

    @Test
    void hc_363_a_look_that_did_not_see_everything_proves_nothing() throws Exception {
        look(PARTLY, item);
        assertThat(verification.due(pass, Duration.ZERO)).isEmpty();
    }

    @Test
    void hc_363_other_content_or_another_folder_is_no_proof() throws Exception {
        look(COMPLETE, item(root, new Content(Sha1.parse("0".repeat(40)), 3)));
        assertThat(verification.due(pass, Duration.ZERO)).isEmpty();
        look(COMPLETE, item(drive.folder("/other"), item.content().orElseThrow()));
        assertThat(verification.due(pass, Duration.ZERO)).isEmpty();
    }

    @Test
    void hc_363_what_115_does_not_know_under_its_id_waits_anew() throws Exception {
        look(COMPLETE, item);
        time.pass(WEEK);
        drive.trashed(item.id());
        assertThat(verification.due(pass, WEEK)).isEmpty();
        look(COMPLETE, item);
        assertThat(verification.due(pass, WEEK)).isEmpty();
    }

    @Test
    void a_file_that_was_edited_after_it_was_verified_is_not_due() throws Exception {
        look(COMPLETE, item);
        base.put(node(new Content(Sha1.parse("1".repeat(40)), 3)));
        time.pass(WEEK);
        assertThat(verification.due(pass, WEEK)).isEmpty();
    }

    private void look(ListingVerdict verdict, RemoteItem... shown) throws Exception {
        try (RemoteLook look = RemoteLook.begin(database, pass.key(), root)) {
            List.of(shown).forEach(look::accept);
            RemoteChanges changes = look.changes(verdict);
            verification.believed(pass, look, changes);
        }
    }

    private RemoteItem item(RemoteId parent, Content content) {
        return new RemoteItem(
                item.id(),
                parent,
                item.name(),
                NodeKind.FILE,
                Optional.of(content),
                item.pickCode(),
                RemoteItem.State.WHOLE);
    }

    private BaseNode node(Content content) {
        return new BaseNode(
                new NodeId(1),
                new Place(NodeId.ROOT, "a.txt"),
                Optional.empty(),
                NodeKind.FILE,
                Optional.of(content),
                Optional.of(item.id()),
                Optional.of(new Stamp(3, 1, 2, new FileKey(7, 100))),
                Presence.BOTH);
    }
}
