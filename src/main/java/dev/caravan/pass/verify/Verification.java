package dev.caravan.pass.verify;

import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.look.RemoteChanges;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.VerifiedStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that "uploaded" becomes "verified": what 115 confirmed has to be shown by a later look
 * under its id, with its SHA-1, its size and in its folder.
 *
 * <p>A look that is late never lets anything be sent again: what is not shown yet counts as there,
 * and as not in step, until {@link OpenClaims#PATIENCE} is over and 115, asked for the very id,
 * does not know it. From then on it was never uploaded; it is new, and never taken for deleted on
 * 115.
 */
public final class Verification {

    /** What 115 was asked for by its id is not asked for again so soon. */
    private static final Duration ANSWER_HOLDS = Duration.ofHours(24);

    /** The rest waits for the next pass, so that no pass eats up the day's calls. */
    private static final int MOST_QUESTIONS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private final OpenClaims claims;
    private final DoubtfulCopies doubtful;
    private final VerifiedStore verified;
    private final Ledger ledger;
    private final Probe probe;
    private final InstantSource time;

    public Verification(
            StateDatabase database,
            DriveDirectory drives,
            Ledger ledger,
            Records records,
            InstantSource time) {
        this.verified = new VerifiedStore(database);
        this.ledger = ledger;
        this.probe = new Probe(new Proof(ledger), drives);
        this.claims = new OpenClaims(new ClaimStore(database), ledger, probe, records, time);
        this.doubtful = new DoubtfulCopies(verified, ledger, records);
        this.time = time;
    }

    /** Before the local look, which thereby finds what has to be sent again. */
    public RunningPass settle(RunningPass pass) throws DriveException {
        claims.settle(pass, MOST_QUESTIONS);
        return pass;
    }

    /** The differences that a look may be believed, and what it proves or refutes noted down. */
    public RemoteChanges believed(RunningPass pass, RemoteLook look, RemoteChanges changes)
            throws DriveException {
        doubtful.tell(pass, look);
        if (!changes.complete()) {
            return changes;
        }
        if (pass.job().mode() == Mode.ARCHIVE) {
            verified.note(pass.key(), look.freshlyVerified(), time.instant());
        }
        return claims.believed(pass, look, changes, MOST_QUESTIONS);
    }

    /**
     * After a pass that sent something. Where both sides decide, what 115 has shown once and shows
     * no more was deleted there, so it is asked to show it as soon as it was sent.
     */
    public void prove(RunningPass pass) {
        if (pass.job().mode() != Mode.SYNC || !pass.tally().hasUploads()) {
            return;
        }
        try {
            claims.prove(pass);
        } catch (DriveException e) {
            LOG.debug("the next look proves the uploads: {}", e.getMessage());
        }
    }

    /**
     * The files whose copy on 115 was verified at least {@code delay} ago, and which 115 showed
     * again when it was asked for their very ids just now or not long ago.
     */
    public Set<NodeId> due(RunningPass pass, Duration delay) throws DriveException {
        Instant now = time.instant();
        Set<NodeId> due = new HashSet<>();
        int questions = 0;
        for (VerifiedStore.Sighting seen : verified.seenBy(pass.key(), now.minus(delay))) {
            boolean fresh =
                    seen.asked().filter(at -> at.plus(ANSWER_HOLDS).isAfter(now)).isPresent();
            if (fresh || questions++ < MOST_QUESTIONS && isStillRight(pass, seen.node(), now)) {
                due.add(seen.node());
            }
        }
        return due;
    }

    private boolean isStillRight(RunningPass pass, NodeId id, Instant now) throws DriveException {
        Optional<BaseNode> node = ledger.base(pass).node(id);
        Optional<RemoteId> item = node.flatMap(BaseNode::remoteId);
        if (item.isPresent() && probe.shows(pass, node.get(), item.get())) {
            verified.asked(pass.key(), id, now);
            return true;
        }
        verified.revoke(pass.key(), id);
        return false;
    }
}
