package dev.caravan.pass;

import dev.caravan.drive.DriveDirectory;
import dev.caravan.pass.expectation.Expectations;
import dev.caravan.pass.expectation.LastLook;
import dev.caravan.pass.expectation.TrashBatches;
import dev.caravan.pass.local.EmptiedFolders;
import dev.caravan.pass.local.Fetching;
import dev.caravan.pass.local.LocalActs;
import dev.caravan.pass.local.Tidying;
import dev.caravan.pass.remember.Addresses;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Edits;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.LocalLedger;
import dev.caravan.pass.remember.Remembering;
import dev.caravan.pass.remember.StepFailures;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.root.Roots;
import dev.caravan.pass.transfer.Watches;
import dev.caravan.pass.version.OldVersions;
import dev.caravan.pass.version.VersionsFolder;
import dev.caravan.state.OwnTemporaries;
import dev.caravan.state.database.StateDatabase;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans that carry out and remember the operations of a plan, put together. */
public final class OperationBeans {

    private final Map<String, Object> named = new LinkedHashMap<>();
    private final Ledger ledger;
    private final Edits edits;
    private final OldVersions oldVersions;

    public OperationBeans(
            StateDatabase database, DriveDirectory drives, Bookkeeping books, Watches watches) {
        InstantSource time = books.time();
        Remembering remembering = new Remembering(database, books.records());
        this.ledger = new Ledger(remembering);
        this.edits = new Edits(remembering);
        Fetching fetching = new Fetching(drives, new OwnTemporaries(database), watches, time);
        named.put("emptiedFolders", new EmptiedFolders(remembering, time));
        named.put("tidying", new Tidying(fetching, database, time));
        // It leaves no marker, so it needs no text for one.
        Roots roots = new Roots(new LocalRoot(database, String::new), drives, time);
        LastLook lastLook = new LastLook(drives, ledger, roots, time);
        named.put("ledger", ledger);
        named.put("addresses", new Addresses(ledger.whereabouts()));
        Expectations expectations =
                new Expectations(drives, ledger, lastLook, books.records(), watches);
        StepFailures failures = new StepFailures(database, ledger.whereabouts(), books.records());
        named.put("expectations", expectations);
        named.put("stepFailures", failures);
        named.put("trashBatches", new TrashBatches(drives, ledger, expectations, failures));
        named.put("fetching", fetching);
        named.put("localActs", new LocalActs(ledger, new LocalLedger(remembering), fetching, time));
        this.oldVersions =
                new OldVersions(database, drives, ledger, new VersionsFolder(drives, time));
        named.put("oldVersions", oldVersions);
    }

    /** By the names that the routes use. */
    public Map<String, Object> named() {
        return new LinkedHashMap<>(named);
    }

    public Ledger ledger() {
        return ledger;
    }

    public OldVersions oldVersions() {
        return oldVersions;
    }

    Edits edits() {
        return edits;
    }
}
