package dev.caravan.pass.root;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.PassResult;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Proves before each batch of deletions that both roots are still the ones that were looked at. */
public final class Roots {

    /** A proof this old is made anew. */
    private static final Duration BATCH = Duration.ofSeconds(10);

    private final LocalRoot localRoot;
    private final DriveDirectory drives;
    private final InstantSource time;

    public Roots(LocalRoot localRoot, DriveDirectory drives, InstantSource time) {
        this.localRoot = localRoot;
        this.drives = drives;
        this.time = time;
    }

    /**
     * @throws PassProblem when one of them went away: then nothing more may be done
     */
    public void proveBefore(Step step) throws PassProblem, DriveException {
        RunningPass pass = step.pass();
        Instant now = time.instant();
        boolean fresh =
                pass.roots()
                        .proved()
                        .filter(proved -> Duration.between(proved, now).compareTo(BATCH) < 0)
                        .isPresent();
        if (!fresh) {
            localRoot.check(pass);
            remote(pass);
            pass.roots().proved(now);
        }
    }

    private void remote(RunningPass pass) throws PassProblem, DriveException {
        if (pass.remoteRoot().equals(RemoteId.ROOT)) {
            return;
        }
        Optional<RemoteItem> root = drives.of(pass.account()).orElseThrow().info(pass.remoteRoot());
        if (root.filter(item -> item.kind() == NodeKind.FOLDER).isEmpty()) {
            throw new PassProblem(
                    PassResult.WAITING,
                    Cause.REMOTE_ROOT_MISSING,
                    "the folder "
                            + pass.job().remote().text()
                            + " of job "
                            + pass.job().name()
                            + " went away while the pass ran; nothing more was done",
                    Advice.of(Cause.REMOTE_ROOT_MISSING));
        }
    }
}
