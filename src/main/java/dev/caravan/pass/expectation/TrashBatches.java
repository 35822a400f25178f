package dev.caravan.pass.expectation;

import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.StepFailures;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.step.TrashBatch;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the files of a batch once more, all of them in one listing of their folder, and
 * remembers what became of them.
 */
public final class TrashBatches {

    private final DriveDirectory drives;
    private final Ledger ledger;
    private final Expectations expectations;
    private final StepFailures failures;

    public TrashBatches(
            DriveDirectory drives,
            Ledger ledger,
            Expectations expectations,
            StepFailures failures) {
        this.drives = drives;
        this.ledger = ledger;
        this.expectations = expectations;
        this.failures = failures;
    }

    /** Those of the files that may really go. */
    public TrashBatch check(TrashBatch batch) throws DriveException, PassProblem {
        List<Step> ready = new ArrayList<>();
        for (Step step : batch.steps()) {
            if (mayStart(step)) {
                ready.add(step);
            }
        }
        return ready.isEmpty()
                ? new TrashBatch(batch.pass(), ready)
                : new TrashBatch(batch.pass(), unchanged(batch, ready));
    }

    private boolean mayStart(Step step) throws DriveException, PassProblem {
        try {
            expectations.mayStart(step);
            return true;
        } catch (Resting rests) {
            failures.rested(step);
        } catch (Stale stale) {
            failures.failed(step, stale);
        }
        return false;
    }

    private List<Step> unchanged(TrashBatch batch, List<Step> ready) throws DriveException {
        Map<RemoteId, RemoteItem> shown = shown(folder(ready), ready, batch.account());
        List<Step> unchanged = new ArrayList<>();
        for (Step step : ready) {
            Optional<RemoteItem> item = Optional.ofNullable(shown.get(TrashBatch.id(step)));
            if (item.isEmpty()) {
                failures.failed(
                        step, Stale.on115(step.operation(), "it is not in its folder any more"));
            } else if (isOther((Trash) step.operation(), item.get())) {
                failures.failed(
                        step,
                        Stale.on115(
                                step.operation(), "another client changed it on 115 meanwhile"));
            } else if (ledger.whereabouts().isTaken(step, item.get().id())) {
                failures.failed(
                        step, Stale.on115(step.operation(), "it belongs to another file by now"));
            } else {
                unchanged.add(step);
            }
        }
        return unchanged;
    }

    /** Another content, or another name, is somebody's work. */
    private static boolean isOther(Trash trash, RemoteItem item) {
        Optional<Content> expected = trash.expected().content();
        boolean hasOtherContent =
                expected.isPresent()
                        && item.content().isPresent()
                        && !item.content().equals(expected);
        return hasOtherContent || !item.name().equals(trash.where().name());
    }

    private Map<RemoteId, RemoteItem> shown(RemoteId folder, List<Step> steps, String account)
            throws DriveException {
        Set<RemoteId> wanted = new HashSet<>();
        steps.forEach(step -> wanted.add(TrashBatch.id(step)));
        Map<RemoteId, RemoteItem> shown = new HashMap<>();
        ListingVerdict verdict =
                drives.of(account)
                        .orElseThrow()
                        .children(folder)
                        .into(
                                item -> {
                                    if (wanted.contains(item.id())) {
                                        shown.put(item.id(), item);
                                    }
                                });
        if (!verdict.complete() && shown.size() < wanted.size()) {
            throw new DriveException.NotUnderstood(
                    "115 did not show the whole folder: " + verdict.reason(), "", null);
        }
        return shown;
    }

    private RemoteId folder(List<Step> steps) {
        Step first = steps.get(0);
        return ledger.whereabouts().folderOn115(first, first.operation().where().place());
    }

    /** The folder that all of them lie in. */
    public RemoteId folder(TrashBatch batch) {
        return folder(batch.steps());
    }

    /** All of them are in the recycle bin. */
    public void done(TrashBatch batch) {
        batch.steps().forEach(ledger::trashed);
    }

    /** None of them is known to be there. */
    public void failed(TrashBatch batch, Exception problem) {
        batch.steps().forEach(step -> failures.failed(step, problem));
    }
}
