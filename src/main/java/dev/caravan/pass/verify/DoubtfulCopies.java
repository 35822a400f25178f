package dev.caravan.pass.verify;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.state.PassResult;
import dev.caravan.state.VerifiedStore;
import dev.caravan.state.remote.RemoteLook;

/**
 * Copies on 115 that a look shows unfinished or blocked by moderation: nobody can have them back,
 * so nothing may be done for their sake, and a person must know (INV-7).
 */
final class DoubtfulCopies {

    private final VerifiedStore verified;
    private final Ledger ledger;
    private final Records records;

    DoubtfulCopies(VerifiedStore verified, Ledger ledger, Records records) {
        this.verified = verified;
        this.ledger = ledger;
        this.records = records;
    }

    /** Where the copy on 115 is what a job is for, none of them passes in silence. */
    void tell(RunningPass pass, RemoteLook look) {
        if (!pass.job().mode().writesRemotely()) {
            return;
        }
        look.notWhole()
                .forEach(
                        (node, state) -> {
                            verified.revoke(pass.key(), node);
                            ledger.base(pass)
                                    .path(node)
                                    .ifPresent(
                                            path ->
                                                    records.failures()
                                                            .missed(pass, path, trouble(state)));
                        });
    }

    private static Trouble trouble(RemoteItem.State state) {
        return state == RemoteItem.State.BLOCKED
                ? trouble(Cause.MODERATION, "115 blocks the copy; it cannot be downloaded")
                : trouble(Cause.VERIFY_FAILED, "115 shows the copy, but not as a finished file");
    }

    private static Trouble trouble(Cause cause, String message) {
        return new Trouble(
                cause, "", message, Advice.of(cause), Trouble.Reach.ITEM, PassResult.PARTIAL);
    }
}
