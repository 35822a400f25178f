package dev.caravan.pass.version;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.name.VersionName;
import dev.caravan.state.Superseded;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The folder {@code .caravan-versions} on 115, in which replaced versions are kept: as many of a
 * file, and for as long, as the job says.
 */
public final class VersionsFolder {

    private final DriveDirectory drives;
    private final InstantSource time;
    private final Map<RunningPass, Map<RelativePath, RemoteId>> made =
            Collections.synchronizedMap(new WeakHashMap<>());

    public VersionsFolder(DriveDirectory drives, InstantSource time) {
        this.drives = drives;
        this.time = time;
    }

    private record Version(VersionName name, RemoteId id) {}

    /** Keeps a version that an earlier pass should have put there. */
    void take(RunningPass pass, Superseded old, RemoteItem item) throws DriveException {
        Drive drive = drive(pass);
        drive.move(List.of(item.id()), folder(pass, old.path()));
        drive.rename(item.id(), name(item.name()));
    }

    /** Where the versions of a file lie; made when it is missing. */
    RemoteId folder(RunningPass pass, RelativePath file) throws DriveException {
        RelativePath path = RelativePath.ROOT.child(VersionName.FOLDER);
        RemoteId at = folder(pass, pass.remoteRoot(), path);
        for (String name : file.parent().names()) {
            path = path.child(name);
            at = folder(pass, at, path);
        }
        return at;
    }

    private RemoteId folder(RunningPass pass, RemoteId parent, RelativePath path)
            throws DriveException {
        Map<RelativePath, RemoteId> ofPass = made.computeIfAbsent(pass, each -> new HashMap<>());
        // A second one that is made at the same time is refused, and a listing may not show the
        // first yet.
        synchronized (ofPass) {
            RemoteId known = ofPass.get(path);
            if (known == null) {
                known = drive(pass).makeFolder(parent, NameRules.acceptedOn115(path.name())).id();
                ofPass.put(path, known);
            }
            return known;
        }
    }

    /** The name on 115 of the version that is replaced now. */
    String name(RunningPass pass, Superseded old) throws DriveException {
        Optional<RemoteItem> item = drive(pass).info(old.id());
        return name(item.map(RemoteItem::name).orElse(old.path().name()));
    }

    private String name(String plain) {
        if (VersionName.parse(plain).isPresent()) {
            return plain;
        }
        String kept = new VersionName(plain, time.instant()).onDrive();
        // What 115 cannot rename is kept under its own name.
        return NameRules.canRenameOn115(NodeKind.FILE, plain, kept) ? kept : plain;
    }

    /** Lets go what is more of a file than the job keeps: into the recycle bin. */
    void thin(RunningPass pass, RelativePath file) throws DriveException {
        RemoteId folder = folder(pass, file);
        List<Version> versions = versions(pass, folder, file.name());
        List<RemoteId> old = new ArrayList<>();
        Instant oldest = time.instant().minus(Duration.ofDays(pass.job().versions().days()));
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            if (i >= pass.job().versions().keep() || version.name.replaced().isBefore(oldest)) {
                old.add(version.id);
            }
        }
        if (!old.isEmpty()) {
            drive(pass).trash(old, folder);
        }
    }

    /** The versions of one file, the newest first; none when they cannot all be seen. */
    private List<Version> versions(RunningPass pass, RemoteId folder, String file)
            throws DriveException {
        String kept = new VersionName(file, Instant.EPOCH).onDrive();
        String plain = VersionName.parse(kept).map(VersionName::name).orElse(file);
        List<Version> found = new ArrayList<>();
        ListingVerdict verdict =
                drive(pass)
                        .children(folder)
                        .into(
                                item ->
                                        VersionName.parse(item.name())
                                                .filter(name -> name.name().equals(plain))
                                                .map(name -> new Version(name, item.id()))
                                                .ifPresent(found::add));
        if (!verdict.complete()) {
            return List.of();
        }
        found.sort(
                Comparator.comparing((Version version) -> version.name.replaced())
                        .thenComparing(version -> version.id.value())
                        .reversed());
        return found;
    }

    private Drive drive(RunningPass pass) {
        return drives.of(pass.account()).orElseThrow();
    }
}
