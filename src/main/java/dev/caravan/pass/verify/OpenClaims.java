package dev.caravan.pass.verify;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.state.Claim;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads that 115 confirmed and that no look has proved yet.
 *
 * <p>What a look shows of such a file is not a change that somebody made on 115: missing,
 * unfinished or with other content, it is an upload that is late or failed. After {@link #PATIENCE}
 * it is sent again, and never fetched over the file that was sent.
 */
final class OpenClaims {

    private static final Logger LOG = LoggerFactory.getLogger(OpenClaims.class);

    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ClaimStore claims;
    private final Ledger ledger;
    private final Probe probe;
    private final Records records;
    private final InstantSource time;

    OpenClaims(ClaimStore claims, Ledger ledger, Probe probe, Records records, InstantSource time) {
        this.claims = claims;
        this.ledger = ledger;
        this.probe = probe;
        this.records = records;
        this.time = time;
    }

    /**
     * Forgets uploads that never came to be, before the local look, which thereby finds their files
     * to be sent.
     */
    void settle(RunningPass pass, int mostQuestions) throws DriveException {
        List<Claim> old = claims.madeBefore(pass.key(), time.instant().minus(PATIENCE));
        BinWitness bin = bin(pass);
        for (Claim claim : old.stream().limit(mostQuestions).toList()) {
            Optional<BaseNode> node = ledger.base(pass).byRemoteId(claim.id());
            if (node.isEmpty() || !isThere(pass, node.get(), claim, bin)) {
                claims.settle(pass.key(), claim.id());
            }
        }
    }

    /** Whether 115 knows the file, so that only the listing lags behind. */
    private boolean isThere(RunningPass pass, BaseNode node, Claim claim, BinWitness bin)
            throws DriveException {
        Optional<RemoteItem> item =
                claim.isGivenUp() ? Optional.empty() : probe.item(pass, claim.id());
        if (item.isEmpty() && !claim.isGivenUp() && bin.saw(node, claim)) {
            return false;
        }
        if (item.isEmpty()) {
            tell("confirmed upload never appeared", pass, node);
            ledger.base(pass).remove(node.id());
            return false;
        }
        Optional<Content> other =
                item.get()
                        .content()
                        .filter(content -> !node.content().equals(Optional.of(content)));
        if (other.isPresent()) {
            tell("confirmed upload has other content", pass, node);
            ledger.base(pass).put(holding(node, other.get()));
        }
        return other.isEmpty();
    }

    private void tell(String what, RunningPass pass, BaseNode node) {
        LOG.warn(
                "{} job={} path={} id={}",
                what,
                pass.job().name(),
                ledger.base(pass).path(node.id()).map(Object::toString).orElse(""),
                node.remoteId().map(RemoteId::value).orElse(""));
    }

    // Without a stamp the file counts as touched, and what was meant to be sent differs from what
    // 115 holds: an edit here, which replaces the failed upload.
    private static BaseNode holding(BaseNode node, Content content) {
        return new BaseNode(
                node.id(),
                node.place(),
                node.remoteName(),
                node.kind(),
                Optional.of(content),
                node.remoteId(),
                Optional.empty(),
                node.presence());
    }

    /** The differences without what only unproved uploads are to blame for. */
    RemoteChanges believed(
            RunningPass pass, RemoteLook look, RemoteChanges changes, int mostQuestions)
            throws DriveException {
        List<Claim> open = look.openClaims();
        claims.settleAllBut(pass.key(), open);
        Set<NodeId> vanished = new HashSet<>(changes.vanished());
        Map<NodeId, Content> changed = new TreeMap<>(changes.changed());
        BinWitness bin = bin(pass);
        int questions = 0;
        for (Claim claim : open) {
            Optional<BaseNode> node = ledger.base(pass).byRemoteId(claim.id());
            if (node.isEmpty() || isRecycled(pass, node.get(), claim, changes, bin)) {
                continue;
            }
            boolean missing = vanished.remove(node.get().id());
            boolean other = changed.remove(node.get().id()) != null;
            if ((missing || other)
                    && (++questions > mostQuestions
                            || !probe.shows(pass, node.get(), claim.id()))) {
                pending(pass, node.get(), claim.at());
            }
            giveUpUnfinished(pass, look, claim);
        }
        return new RemoteChanges(
                changes.fresh(),
                changes.moved(),
                changed,
                vanished,
                changes.unknown(),
                changes.withdrawn(),
                changes.holders(),
                changes.complete());
    }

    /** Forgets the claims of those that 115 already shows as they were sent, in one question. */
    void prove(RunningPass pass) throws DriveException {
        List<Claim> open = claims.madeBefore(pass.key(), time.instant().plus(PATIENCE));
        if (open.isEmpty()) {
            return;
        }
        Map<RemoteId, RemoteItem> shown = new HashMap<>();
        probe.drive(pass).newest(pass.remoteRoot()).forEach(item -> shown.put(item.id(), item));
        for (Claim claim : open) {
            Optional<BaseNode> node = ledger.base(pass).byRemoteId(claim.id());
            Optional<RemoteItem> item = Optional.ofNullable(shown.get(claim.id()));
            if (node.isPresent()
                    && item.isPresent()
                    && probe.proof().holds(pass, node.get(), item.get())) {
                claims.settle(pass.key(), claim.id());
            }
        }
    }

    private BinWitness bin(RunningPass pass) {
        return new BinWitness(probe.drive(pass), ledger.base(pass), pass.remoteRoot());
    }

    /** What was there and went is a change like any other. */
    private boolean isRecycled(
            RunningPass pass, BaseNode node, Claim claim, RemoteChanges changes, BinWitness bin)
            throws DriveException {
        boolean recycled =
                changes.vanished().contains(node.id())
                        && (isInVanished(pass, node, changes) || bin.saw(node, claim));
        if (recycled) {
            claims.settle(pass.key(), claim.id());
        }
        return recycled;
    }

    private boolean isInVanished(RunningPass pass, BaseNode node, RemoteChanges changes) {
        Optional<BaseNode> folder = ledger.base(pass).node(node.place().parent());
        while (folder.isPresent()) {
            if (changes.vanished().contains(folder.get().id())) {
                return true;
            }
            folder = ledger.base(pass).node(folder.get().place().parent());
        }
        return false;
    }

    // That it is unfinished only a listing tells; the next pass acts on it.
    private void giveUpUnfinished(RunningPass pass, RemoteLook look, Claim claim) {
        boolean unfinished =
                look.item(claim.id())
                        .filter(item -> item.state() == RemoteItem.State.UNFINISHED)
                        .isPresent();
        if (unfinished && claim.at().plus(PATIENCE).isBefore(time.instant())) {
            claims.giveUp(pass.key(), claim.id());
        }
    }

    private void pending(RunningPass pass, BaseNode node, Instant confirmed) {
        Trouble trouble =
                new Trouble(
                        Cause.VERIFY_FAILED,
                        "",
                        "115 confirmed the upload but does not show the file as it was sent; it is"
                                + " looked for again, and sent again if that stays",
                        Advice.of(Cause.VERIFY_FAILED),
                        Trouble.Reach.ITEM,
                        PassResult.PARTIAL);
        ledger.base(pass)
                .path(node.id())
                .ifPresent(
                        path ->
                                records.failures()
                                        .missed(pass, path, trouble, confirmed.plus(PATIENCE)));
    }
}
