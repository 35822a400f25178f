package dev.caravan.pass;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.plan.Mode;
import dev.caravan.state.Claim;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.RemoteLook;
import dev.caravan.state.StateDatabase;
import dev.caravan.state.VerifiedStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that "uploaded" becomes "verified": what 115 confirmed has to be shown by a later look
 * under its id, with its SHA-1, its size and in its folder.
 *
 * <p>A look that is late never lets anything be sent again: what is not shown yet counts as there,
 * and as not in step, until {@link #PATIENCE} is over and 115, asked for the very id, does not know
 * it. From then on it was never uploaded; it is new, and never taken for deleted on 115.
 */
public final class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What 115 was asked for by its id is not asked for again so soon. */
    private static final Duration ANSWER_HOLDS = Duration.ofHours(24);

    /** The rest waits for the next pass, so that no pass eats up the day's calls. */
    private static final int MOST_QUESTIONS = 500;

    private final ClaimStore claims;
    private final VerifiedStore verified;
    private final DriveDirectory drives;
    private final Ledger ledger;
    private final Proof proof;
    private final Records records;
    private final InstantSource time;

    public Verification(
            StateDatabase database,
            DriveDirectory drives,
            Ledger ledger,
            Records records,
            InstantSource time) {
        this.claims = new ClaimStore(database);
        this.verified = new VerifiedStore(database);
        this.drives = drives;
        this.ledger = ledger;
        this.proof = new Proof(ledger);
        this.records = records;
        this.time = time;
    }

    /**
     * Forgets uploads that never appeared, before the local look, which thereby finds their files
     * new.
     */
    public RunningPass settle(RunningPass pass) throws DriveException {
        List<Claim> old = claims.madeBefore(pass.key(), time.instant().minus(PATIENCE));
        for (Claim claim : old.stream().limit(MOST_QUESTIONS).toList()) {
            Optional<BaseNode> node = ledger.base(pass).byRemoteId(claim.id());
            if (node.isPresent() && drive(pass).info(claim.id()).isPresent()) {
                continue; // it is there, and only the listing lags behind
            }
            node.ifPresent(lost -> forget(pass, lost));
            claims.settle(pass.key(), claim.id());
        }
        return pass;
    }

    private void forget(RunningPass pass, BaseNode lost) {
        LOG.warn(
                "confirmed upload never appeared job={} path={} id={}",
                pass.job().name(),
                ledger.base(pass).path(lost.id()).map(Object::toString).orElse(""),
                lost.remoteId().map(RemoteId::value).orElse(""));
        ledger.base(pass).remove(lost.id());
    }

    /** The differences that a look may be believed, and what it proves noted down. */
    RemoteChanges believed(RunningPass pass, RemoteLook look, RemoteChanges changes)
            throws DriveException {
        if (!changes.complete()) {
            return changes;
        }
        if (pass.job().mode() == Mode.ARCHIVE) {
            verified.note(pass.key(), look.freshlyVerified(), time.instant());
        }
        List<Claim> unseen = look.unseenClaims();
        claims.settleAllBut(pass.key(), unseen);
        Set<NodeId> vanished = new HashSet<>(changes.vanished());
        int questions = 0;
        for (Claim claim : unseen) {
            Optional<BaseNode> node =
                    ledger.base(pass)
                            .byRemoteId(claim.id())
                            .filter(each -> vanished.remove(each.id()));
            if (node.isPresent()
                    && (++questions > MOST_QUESTIONS || !isThere(pass, node.get(), claim.id()))) {
                pending(pass, node.get(), claim.at());
            }
        }
        return new RemoteChanges(
                changes.fresh(),
                changes.moved(),
                changes.changed(),
                vanished,
                changes.unknown(),
                changes.complete());
    }

    private void pending(RunningPass pass, BaseNode node, Instant confirmed) {
        Trouble trouble =
                new Trouble(
                        Cause.VERIFY_FAILED,
                        "",
                        "115 confirmed the upload but does not show the file; it is looked for"
                                + " again, and sent again if it does not appear",
                        Advice.of(Cause.VERIFY_FAILED),
                        Trouble.Reach.ITEM,
                        PassResult.PARTIAL);
        ledger.base(pass)
                .path(node.id())
                .ifPresent(path -> records.pending(pass, path, trouble, confirmed.plus(PATIENCE)));
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
        if (item.isPresent() && isThere(pass, node.get(), item.get())) {
            verified.asked(pass.key(), id, now);
            return true;
        }
        verified.revoke(pass.key(), id);
        return false;
    }

    private boolean isThere(RunningPass pass, BaseNode node, RemoteId id) throws DriveException {
        Optional<RemoteItem> item = drive(pass).info(id);
        return item.isPresent() && proof.holds(pass, node, item.get());
    }

    private Drive drive(RunningPass pass) {
        return drives.of(pass.account()).orElseThrow();
    }
}
