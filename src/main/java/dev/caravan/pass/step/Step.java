package dev.caravan.pass.step;

import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.state.Superseded;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import java.util.List;
import java.util.Optional;

/**
 * One operation on its way through the routes, with the pass that it belongs to.
 *
 * @param oldFolder where that version stands on 115
 * @param superseded the version on 115 that has to go, once the operation proved its replacement
 */
public record Step(
        RunningPass pass,
        Operation operation,
        Optional<Superseded> superseded,
        Optional<RemoteId> oldFolder) {

    public Step(RunningPass pass, Operation operation) {
        this(pass, operation, Optional.empty(), Optional.empty());
    }

    /**
     * Which branch of the operation route it takes, such as {@code remote upload} or {@code local
     * move}.
     */
    public String branch() {
        String kind = operation.kind();
        if (kind.equals("replace")) {
            kind = operation.side() == Side.REMOTE ? "upload" : "download";
        }
        return operation.side().word() + " " + kind;
    }

    public String account() {
        return pass.account();
    }

    public Step replacing(Optional<Superseded> old) {
        return new Step(pass, operation, old, Optional.empty());
    }

    public Step from(RemoteId folder) {
        return new Step(pass, operation, superseded, Optional.of(folder));
    }

    /** The folder on 115 that the older version stands in. */
    public RemoteId folderOfOldVersion() {
        return oldFolder.orElseThrow(() -> new IllegalStateException("no old version to go"));
    }

    /** Whether something on 115 stands in the way of a move or a new folder, and goes first. */
    public boolean displaces() {
        return operation.side() == Side.REMOTE
                && !(operation instanceof Upload)
                && displacedId().isPresent();
    }

    /** Whether one more entry comes into a folder on 115. */
    public boolean addsEntryOn115() {
        return operation.side() == Side.REMOTE
                && (operation instanceof Upload || operation instanceof MakeFolder);
    }

    /** The ids of what has to go first. */
    public List<RemoteId> displaced() {
        return displacedId().map(List::of).orElse(List.of());
    }

    private Optional<RemoteId> displacedId() {
        return operation.replaces().flatMap(occupant -> occupant.expected().remoteId());
    }

    /** Whether an older version has to go now. */
    public boolean leavesOldVersion() {
        return superseded.isPresent();
    }

    /** Whether that version is kept in the versions folder. */
    public boolean keepsOldVersion() {
        return leavesOldVersion() && pass.job().keepsVersions();
    }

    /** The ids that have to go now. */
    public List<RemoteId> oldVersions() {
        return superseded.map(old -> List.of(old.id())).orElse(List.of());
    }

    /** The name that the item gets on the side that changes. */
    public String newName() {
        return operation.where().name();
    }

    /** Whether a move leads into another folder; 115 is told of no folder that stays. */
    public boolean changesFolder() {
        return operation instanceof Move move
                && !move.from().place().parent().equals(move.where().place().parent());
    }

    /** Whether a move gives another name. */
    public boolean changesName() {
        return operation instanceof Move move && !move.from().name().equals(move.where().name());
    }

    /** Whether a move on 115 has to take the new name before it changes folders. */
    public boolean renamesFirst() {
        return operation instanceof Move move && move.via() == Move.Via.NEW_NAME_FIRST;
    }
}
