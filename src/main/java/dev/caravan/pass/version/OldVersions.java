package dev.caravan.pass.version;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Remembering;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.pass.verify.Proof;
import dev.caravan.plan.name.NameRules;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says whether a replaced version may go now, and lets those go that an earlier pass could not,
 * because it was cut off after the new version was proved (DR-8).
 */
public final class OldVersions {

    /** After so many refusals in a row no more are asked for in one pass. */
    private static final int MOST_REFUSALS = 3;

    private final SupersededStore superseded;
    private final DriveDirectory drives;
    private final Ledger ledger;
    private final VersionsFolder versions;

    public OldVersions(
            StateDatabase database, DriveDirectory drives, Ledger ledger, VersionsFolder versions) {
        this.superseded = new SupersededStore(database);
        this.drives = drives;
        this.ledger = ledger;
        this.versions = versions;
    }

    /**
     * Settles what earlier passes left; what 115 refuses stays listed and stops nothing else. Each
     * pass begins with another one, so that none waits behind those that are refused for ever.
     */
    public RunningPass recycle(RunningPass pass) throws DriveException {
        List<Superseded> all = new ArrayList<>(superseded.all(pass.key()));
        Collections.rotate(all, -(int) (pass.id() * MOST_REFUSALS % Math.max(1, all.size())));
        int refusals = 0;
        Optional<Trouble> trouble = Optional.empty();
        for (Superseded old : all) {
            // What 115 refuses again and again it refuses for all, and there may be thousands.
            if (refusals < MOST_REFUSALS) {
                trouble = settled(pass, old);
                refusals = isRefusal(trouble) ? refusals + 1 : 0;
            }
            if (trouble.isPresent()) {
                pass.remarks().leavesOver(old.path(), trouble.get());
            }
        }
        return pass;
    }

    private static boolean isRefusal(Optional<Trouble> trouble) {
        return trouble.filter(it -> it.reach() == Trouble.Reach.ITEM_FOR_LONG).isPresent();
    }

    private Optional<Trouble> settled(RunningPass pass, Superseded old) throws DriveException {
        try {
            settle(pass, old);
            return Optional.empty();
        } catch (DriveException problem) {
            Trouble trouble = Trouble.of(problem);
            if (!trouble.isOfItem()) {
                throw problem;
            }
            return Optional.of(trouble);
        }
    }

    private void settle(RunningPass pass, Superseded old) throws DriveException {
        Drive drive = drives.of(pass.account()).orElseThrow();
        Optional<RemoteItem> item = drive.info(old.id());
        boolean taken = ledger.base(pass).byRemoteId(old.id()).isPresent();
        Optional<BaseNode> successor = ledger.base(pass).byRemoteId(old.successor());
        if (item.isPresent() && !taken && successor.isPresent()) {
            if (drive.info(old.successor()).isEmpty()) {
                // 115 may show it later; until then the older version is the only one to be seen.
                return;
            }
            if (mayGo(pass, drive, old, item.get(), successor)) {
                letGo(pass, drive, item.get(), old);
                BaseNode row = successor.get();
                ledger.base(pass).put(named(drive, old, row).orElse(row));
            }
        }
        // What may not go is somebody's newer work, or the last copy: then it simply stays.
        superseded.gone(pass.key(), old.id());
    }

    private void letGo(RunningPass pass, Drive drive, RemoteItem item, Superseded old)
            throws DriveException {
        if (pass.job().keepsVersions()) {
            versions.take(pass, old, item);
        } else {
            drive.trash(List.of(old.id()), item.parent());
        }
    }

    /**
     * Looks once more, just before the old version goes. When it may not go now the step goes on
     * without it, and the next pass settles it.
     */
    public Step check(Step step) throws DriveException {
        Optional<Superseded> old = step.superseded();
        if (old.isEmpty()) {
            return step;
        }
        Drive drive = drives.of(step.account()).orElseThrow();
        Optional<RemoteItem> item = drive.info(old.get().id());
        Optional<BaseNode> successor =
                ledger.whereabouts()
                        .row(step, step.operation().node())
                        .filter(row -> row.remoteId().equals(Optional.of(old.get().successor())));
        boolean mayGo =
                item.isPresent()
                        && !ledger.whereabouts().isTaken(step, old.get().id())
                        && mayGo(step.pass(), drive, old.get(), item.get(), successor);
        return mayGo ? step.from(item.get().parent()) : step.replacing(Optional.empty());
    }

    /** The new version can be seen under its id, and the old one is still what was replaced. */
    private boolean mayGo(
            RunningPass pass,
            Drive drive,
            Superseded old,
            RemoteItem item,
            Optional<BaseNode> successor)
            throws DriveException {
        if (old.content().isEmpty()
                || !old.content().equals(item.content())
                || !isWhereItWas(pass, old, item)) {
            return false;
        }
        Optional<RemoteItem> shown = drive.info(old.successor());
        return successor.isPresent()
                && shown.isPresent()
                && new Proof(ledger).holds(pass, successor.get(), shown.get());
    }

    /** What somebody took elsewhere, or gave another name, is theirs. */
    private boolean isWhereItWas(RunningPass pass, Superseded old, RemoteItem item)
            throws DriveException {
        boolean stands =
                old.parent().equals(Optional.of(item.parent()))
                        && old.name().equals(Optional.of(item.name()));
        return stands
                || pass.job().keepsVersions()
                        && item.parent().equals(versions.folder(pass, old.path()));
    }

    /** The folder on 115 that keeps the version which has to go now. */
    public RemoteId versionsFolder(Step step) throws DriveException {
        return versions.folder(step.pass(), old(step).path());
    }

    /** The name that it is kept under. */
    public String versionName(Step step) throws DriveException {
        return versions.name(step.pass(), old(step));
    }

    /** Lets go what is more than the job keeps of this file. */
    public Step thin(Step step) throws DriveException {
        versions.thin(step.pass(), old(step).path());
        return step;
    }

    /** Where 115 numbered the new version because of the old one, it gets that one's name now. */
    public void rename(Step step) throws DriveException {
        Drive drive = drives.of(step.account()).orElseThrow();
        Optional<BaseNode> row = ledger.whereabouts().row(step, step.operation().node());
        if (row.isPresent()) {
            named(drive, old(step), row.get()).ifPresent(named -> ledger.renamed(step, named));
        }
    }

    private static Optional<BaseNode> named(Drive drive, Superseded old, BaseNode row)
            throws DriveException {
        String name = old.name().orElse(row.nameOn115());
        if (!isNumbered(row.nameOn115(), name)
                || !NameRules.canRenameOn115(row.kind(), row.nameOn115(), name)) {
            return Optional.empty();
        }
        String given = drive.rename(old.successor(), name);
        return Optional.of(Remembering.at(row, row.place(), given, row.stamp()));
    }

    // A version that was sent under another name than the old one had keeps that.
    private static boolean isNumbered(String given, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = name.substring(stem.length());
        return given.matches(Pattern.quote(stem) + "\\(\\d+\\)" + Pattern.quote(end));
    }

    private static Superseded old(Step step) {
        return step.superseded()
                .orElseThrow(() -> new IllegalStateException("no old version to go"));
    }
}
