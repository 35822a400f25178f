package dev.caravan.pass.transfer;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.pass.job.TransferRules;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.transfer.Direction;
import dev.caravan.transfer.Stalls;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Follows the transfers of all jobs by the rules of their job, and makes the watch of each. */
public final class Watches {

    /** So many bytes at a stretch show that a transfer gets on. */
    private static final long FAR = 8L << 20;

    private final Map<String, TransferRules> rules;
    private final Stalls stalls;
    private final PassProgress progress;
    private final StopSignal stop;
    private final Suspects suspects;
    private final InstantSource time;

    public Watches(
            Map<String, TransferRules> rules,
            Stalls stalls,
            PassProgress progress,
            StopSignal stop,
            Suspects suspects,
            InstantSource time) {
        this.rules = Map.copyOf(rules);
        this.stalls = stalls;
        this.progress = progress;
        this.stop = stop;
        this.suspects = suspects;
        this.time = time;
    }

    /** Whether this operation is no transfer, or one that may start now. */
    public boolean letsStart(Step step) {
        return !isTransfer(step.operation()) || isOpen(step.pass());
    }

    private static boolean isTransfer(Operation operation) {
        return operation instanceof Upload || operation instanceof Download;
    }

    private boolean isOpen(RunningPass pass) {
        Optional<String> closed = of(pass).hours().closed(pass.started(), time.instant());
        closed.ifPresent(pass.undone()::closeTransfers);
        return closed.isEmpty();
    }

    /** The watch of an upload that starts now. */
    public TransferWatch upload(Step step) {
        return new Watch(step, Direction.UPLOAD);
    }

    /** The watch of a download that starts now. */
    public TransferWatch download(Step step) {
        return new Watch(step, Direction.DOWNLOAD);
    }

    private TransferRules of(RunningPass pass) {
        TransferRules known = rules.get(pass.job().name());
        if (known == null) {
            throw new IllegalArgumentException("no job is called " + pass.job().name());
        }
        return known;
    }

    /** What one transfer is told by, and asks. */
    private final class Watch implements TransferWatch {
        private final Step step;
        private final Direction direction;
        private volatile Optional<Stalls.Request> request = Optional.empty();
        private long travelled;

        private Watch(Step step, Direction direction) {
            this.step = step;
            this.direction = direction;
        }

        @Override
        public void moved(long bytes) {
            request.ifPresent(Stalls.Request::moves);
            tellHowFar(bytes);
            String job = step.pass().job().name();
            switch (direction) {
                case UPLOAD -> progress.carried(job, bytes);
                case DOWNLOAD -> progress.fetched(job, bytes);
            }
        }

        /** What gets on is none of those that only ever bring the program down. */
        private void tellHowFar(long bytes) {
            long before = travelled;
            travelled += bytes;
            if (before < FAR
                    && travelled >= FAR
                    && suspects.includes(step.pass(), step.operation())) {
                suspects.clear(step);
            }
        }

        @Override
        public boolean mayContinue() {
            return !stop.isRaised(step.pass().job().name()) && isOpen(step.pass());
        }

        @Override
        public void admit(int bytes) throws DriveException.Interrupted {
            try {
                if (!of(step.pass()).bandwidth().admit(direction, bytes, this::waitsOn)) {
                    throw stopped();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw stopped();
            }
        }

        /** Who waits for the rate stands not still. */
        private boolean waitsOn() {
            request.ifPresent(Stalls.Request::moves);
            return !stop.isRaised(step.pass().job().name());
        }

        private DriveException.Interrupted stopped() {
            return new DriveException.Interrupted(
                    step.operation().path() + " was stopped and can go on later");
        }

        @Override
        public void requesting(Runnable cut) {
            request =
                    Optional.of(
                            stalls.begun(
                                    step.pass().job().name(),
                                    step.operation().path().toString(),
                                    cut));
        }

        @Override
        public void requested() {
            request.ifPresent(Stalls.Request::ended);
            request = Optional.empty();
        }
    }
}
