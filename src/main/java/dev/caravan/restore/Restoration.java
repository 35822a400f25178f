package dev.caravan.restore;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One wish carried out file by file; what fails is noted, and the rest goes on. */
final class Restoration {

    /** So many files in a row without a connection are an outage. */
    private static final int OUTAGE = 3;

    private final String job;
    private final Catalogue catalogue;
    private final Target target;
    private final Wish wish;
    private final PassProgress progress;
    private final List<NotRestored> notRestored = new ArrayList<>();
    private final Set<RelativePath> met = new HashSet<>();
    private Optional<RestoreReport.End> end = Optional.empty();
    private int outages;
    private long restored;
    private long bytes;
    private long alreadyRight;

    Restoration(String job, Catalogue catalogue, Target target, Wish wish, PassProgress progress) {
        this.job = job;
        this.catalogue = catalogue;
        this.target = target;
        this.wish = wish;
        this.progress = progress;
    }

    RestoreReport run() {
        long[] planned = new long[2];
        catalogue.each(
                candidate -> {
                    planned[0]++;
                    planned[1] += candidate.bytes();
                });
        progress.planned(job, planned[0], planned[1]);
        for (RelativePath folder : catalogue.folders()) {
            met(folder);
            attempt(folder, () -> target.makeFolder(folder));
        }
        catalogue.each(this::file);
        for (RelativePath path : wish.paths()) {
            if (!path.isRoot() && !met.contains(path)) {
                notRestored.add(
                        new NotRestored(path, Cause.SCAN_INCOMPLETE, "115 has no such path"));
            }
        }
        return new RestoreReport(restored, bytes, alreadyRight, notRestored, end);
    }

    /** Which of the wanted paths something was found for. */
    private void met(RelativePath path) {
        wish.paths().stream().filter(path::isAtOrBelow).forEach(met::add);
    }

    private void file(Candidate candidate) {
        met(candidate.path());
        attempt(
                candidate.path(),
                () -> {
                    switch (target.restore(candidate, wish.existing(), watch())) {
                        case RESTORED -> {
                            restored++;
                            bytes += candidate.bytes();
                        }
                        case ALREADY_RIGHT -> {
                            alreadyRight++;
                            progress.carried(job, candidate.bytes());
                        }
                    }
                    progress.operationEnded(job, "download", candidate.path().toString(), true);
                });
    }

    private TransferWatch watch() {
        return new TransferWatch() {
            @Override
            public void moved(long more) {
                progress.carried(job, more);
            }

            @Override
            public boolean mayContinue() {
                return !Thread.currentThread().isInterrupted();
            }
        };
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException, DriveException, InterruptedException;
    }

    private void attempt(RelativePath path, Attempt attempt) {
        if (end.isPresent()) {
            return;
        }
        try {
            attempt.run();
            outages = 0;
        } catch (IOException | DriveException problem) {
            failed(path, Trouble.of(problem));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end =
                    Optional.of(
                            new RestoreReport.End(
                                    Cause.INTERNAL, "it was told to stop", "run it again"));
        }
    }

    private void failed(RelativePath path, Trouble trouble) {
        notRestored.add(new NotRestored(path, trouble.cause(), trouble.message()));
        boolean outage = trouble.reach() == Trouble.Reach.CONNECTION && ++outages >= OUTAGE;
        if (outage || trouble.reach() == Trouble.Reach.PASS) {
            end =
                    Optional.of(
                            new RestoreReport.End(
                                    trouble.cause(), trouble.message(), trouble.advice()));
        }
    }
}
