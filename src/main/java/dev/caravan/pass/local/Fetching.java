package dev.caravan.pass.local;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.local.Temporaries;
import dev.caravan.local.trash.ActResult;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.transfer.Watches;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Plan;
import dev.caravan.state.OwnTemporaries;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of a planned download the request that 115's drive understands, and looks after the
 * temporary files in which bytes are gathered, across restarts too.
 */
public final class Fetching {

    /** What must stay free, so that the machine goes on: this much, but no more than 2 percent. */
    private static final long RESERVE = 64L << 20;

    private static final int RESERVE_PART = 50;

    private static final String FINISHED = ".whole";
    private static final String RECORD = ".json";

    private final DriveDirectory drives;
    private final OwnTemporaries own;
    private final Watches watches;
    private final InstantSource time;

    public Fetching(
            DriveDirectory drives, OwnTemporaries own, Watches watches, InstantSource time) {
        this.drives = drives;
        this.own = own;
        this.watches = watches;
        this.time = time;
    }

    /** Looks at the item once more, and at the room there is for it. */
    public DownloadRequest request(Step step) throws DriveException, Stale {
        Download download = (Download) step.operation();
        RemoteItem item = item(step, download);
        try {
            requirePlace(step);
            Temporaries temporaries = temporaries(step.pass());
            RelativePath folder = download.path().parent();
            String name = name(download);
            Path part = temporaries.place(temporaries.named(folder, name));
            temporaries.named(folder, name + RECORD);
            RelativePath whole = temporaries.named(folder, name + FINISHED);
            // Only a crash just before the last step leaves one; what it is cannot be told.
            Files.deleteIfExists(temporaries.place(whole));
            room(download, part);
            return new DownloadRequest(
                    item.id(),
                    item.pickCode().orElseThrow(() -> notUnderstood(step)),
                    download.content(),
                    part,
                    temporaries.place(whole),
                    watches.download(step));
        } catch (IOException failure) {
            throw LocalAct.translated(
                    failure, "make room for " + download.path(), step.pass().job().local());
        }
    }

    /** Nothing is fetched that could not appear in its place, such as over a link. */
    private void requirePlace(Step step) throws IOException, Stale {
        boolean makesRoom =
                step.operation().replaces().filter(it -> it.kind() == NodeKind.FOLDER).isPresent();
        Optional<ActResult.Stale> obstacle =
                makesRoom
                        ? Optional.empty()
                        : step.pass()
                                .localFolder(time)
                                .obstacle(step.operation().path(), LocalActs.replacedFile(step));
        if (obstacle.isPresent()) {
            LocalAct.require(step, obstacle.get());
        }
    }

    private RemoteItem item(Step step, Download download) throws DriveException, Stale {
        Drive drive = drives.of(step.account()).orElseThrow();
        RemoteItem item =
                drive.info(download.source())
                        .orElseThrow(
                                () -> Stale.on115(step.operation(), "it is not on 115 any more"));
        if (item.state() == RemoteItem.State.BLOCKED) {
            throw new DriveException.Refused(
                    "could not download " + download.path() + ": 115 blocks its content",
                    "",
                    Cause.MODERATION);
        }
        Optional<?> content = item.content();
        if (content.isPresent() && !content.get().equals(download.content())) {
            throw Stale.on115(step.operation(), "another client changed it on 115 meanwhile");
        }
        return item;
    }

    private static DriveException notUnderstood(Step step) {
        return new DriveException.NotUnderstood(
                "could not download " + step.operation().path() + ": 115 told no pick code for it",
                "",
                null);
    }

    private static void room(Download download, Path part) throws IOException, DriveException {
        FileStore store = Files.getFileStore(part.toAbsolutePath().getParent());
        long there = Files.exists(part) ? Files.size(part) : 0;
        long reserve = Math.min(RESERVE, store.getTotalSpace() / RESERVE_PART);
        long needed = Math.max(0, download.bytes() - there) + reserve;
        if (store.getUsableSpace() < needed) {
            throw new DriveException.LocalFile(
                    "no room for "
                            + download.path()
                            + ": "
                            + download.bytes()
                            + " bytes are needed",
                    Cause.DISK_FULL,
                    null);
        }
    }

    /** Where the finished file of a download lies. */
    RelativePath finished(Step step) throws IOException {
        Download download = (Download) step.operation();
        return temporaries(step.pass()).named(download.path().parent(), name(download) + FINISHED);
    }

    /** Nothing of the download is needed any more. */
    void settled(Step step) throws DriveException {
        Download download = (Download) step.operation();
        RelativePath folder = download.path().parent();
        try {
            Temporaries temporaries = temporaries(step.pass());
            for (String end : new String[] {"", RECORD, FINISHED}) {
                temporaries.discard(temporaries.named(folder, name(download) + end));
            }
        } catch (IOException failure) {
            throw LocalAct.translated(
                    failure, "tidy up after " + download.path(), step.pass().job().local());
        }
    }

    /** Removes what earlier passes left behind and this one will not go on with. */
    void clean(RunningPass pass, Plan plan) throws DriveException {
        Set<String> needed =
                Stream.concat(plan.transfers().stream(), plan.held().stream())
                        .filter(Download.class::isInstance)
                        .map(operation -> name((Download) operation))
                        .collect(Collectors.toSet());
        try {
            temporaries(pass)
                    .clean(
                            path ->
                                    !path.name().endsWith(FINISHED)
                                            && needed.contains(withoutEnd(path.name())));
        } catch (IOException failure) {
            throw LocalAct.translated(
                    failure,
                    "tidy up the temporary files of " + pass.job().name(),
                    pass.job().local());
        }
    }

    private static String withoutEnd(String name) {
        String bare = name.endsWith(RECORD) ? name.substring(0, name.length() - 5) : name;
        return bare.startsWith(Temporaries.BESIDE)
                ? bare.substring(Temporaries.BESIDE.length())
                : bare;
    }

    /** One file of one version has one name, so that a later pass goes on with its bytes. */
    private static String name(Download download) {
        return download.source() + "-" + download.content().sha1();
    }

    private Temporaries temporaries(RunningPass pass) {
        return new Temporaries(pass.job().local(), new JobTemporaries(own, pass, time));
    }
}
