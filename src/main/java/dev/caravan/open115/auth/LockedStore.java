package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One account's tokens while its lock is held: each visit looks at the store first and asks 115 at
 * most once.
 */
final class LockedStore {

    private final String account;
    private final TokenStore store;
    private final RefreshWay way;
    private final InstantSource time;
    private final LoginMessages messages;

    /** A pair that 115 issued and that could not be saved; the only copy there is. */
    private Optional<Rescued> rescued = Optional.empty();

    private record Rescued(String replaces, StoredTokens tokens) {}

    LockedStore(String account, TokenStore store, RefreshWay way, InstantSource time) {
        this.account = account;
        this.store = store;
        this.way = way;
        this.time = time;
        this.messages = new LoginMessages(account);
    }

    LoginMessages messages() {
        return messages;
    }

    /** The stored pair, if it is one to go on with. */
    StoredTokens alive() throws DriveException.SignedOut {
        StoredTokens tokens = store.load(account).orElseThrow(messages::neverLoggedIn);
        if (tokens.isDead()) {
            throw messages.ended(tokens.deadCode().get());
        }
        return tokens;
    }

    Optional<Instant> lastRefresh() {
        return store.lastRefresh(account);
    }

    /** Finds a pair whose access token is not {@code refused}, in the store or at 115. */
    RefreshStep other(String refused) throws DriveException {
        saveRescued();
        StoredTokens tokens = alive();
        Instant now = time.instant();
        if (!tokens.access().equals(refused) && !RefreshTiming.isOver(tokens, now)) {
            return new RefreshStep.Usable(tokens);
        }
        Optional<Instant> last = store.lastRefresh(account);
        Duration left = RefreshTiming.left(last, RefreshTiming.GAP, now);
        if (!left.isZero()) {
            String why = "it was refreshed less than a minute ago and is refused again";
            return notYet(Setback.GAP, left, why, "", Optional.empty());
        }
        // Also the proof that the store can be written: a pair that cannot be saved is a lost one.
        store.refreshAsked(account, now);
        RefreshAnswer answer = way.ask(tokens.refresh());
        if (answer instanceof RefreshAnswer.Unreached) {
            store.refreshAsked(account, last.orElse(Instant.EPOCH));
        }
        return settled(tokens, answer);
    }

    private RefreshStep settled(StoredTokens used, RefreshAnswer answer) throws DriveException {
        if (answer instanceof RefreshAnswer.Renewed it) {
            return new RefreshStep.Usable(saved(used, it.tokens()));
        }
        if (answer instanceof RefreshAnswer.Rejected it) {
            return rejected(used, it.refusal());
        }
        if (answer instanceof RefreshAnswer.Vague it) {
            return notYet(Setback.VAGUE, it.message(), Optional.empty());
        }
        if (answer instanceof RefreshAnswer.ServerFailed it) {
            return notYet(Setback.SERVER, it.message(), Optional.empty());
        }
        if (answer instanceof RefreshAnswer.Lost it) {
            return notYet(Setback.LOST, it.message(), Optional.of(it.cause()));
        }
        if (answer instanceof RefreshAnswer.Unreached it) {
            return notYet(Setback.UNREACHED, it.message(), Optional.of(it.cause()));
        }
        throw new AssertionError("no case for " + answer);
    }

    private RefreshStep rejected(StoredTokens used, Refusal refusal) throws DriveException {
        String code = refusal.code();
        return switch (RefreshVerdict.of(refusal)) {
            case DEAD -> ended(used, code);
            case TOO_SOON -> notYet(Setback.TOO_SOON, "115 wants a longer pause", code);
            case AGAIN -> notYet(Setback.SERVER, "115 says to try again", code);
            case UNREADABLE -> notYet(Setback.LOST, "the answer is not readable", code);
            case APP -> throw messages.appRefused(code);
            case THROTTLED -> throw messages.throttled(refusal, time.instant());
            case UNKNOWN -> throw messages.unknownCode(code);
        };
    }

    /** Marks the pair dead, so that no process ever tries it again; unless it is not the pair. */
    private RefreshStep ended(StoredTokens used, String code) throws DriveException {
        StoredTokens stored = alive();
        if (!stored.refresh().equals(used.refresh())) {
            return new RefreshStep.Usable(stored);
        }
        store.save(account, stored.dead(code));
        throw messages.ended(code);
    }

    private StoredTokens saved(StoredTokens used, IssuedTokens issued) {
        StoredTokens fresh = used.renewed(issued, time.instant());
        rescued = Optional.of(new Rescued(used.refresh(), fresh));
        store.save(account, fresh);
        rescued = Optional.empty();
        return fresh;
    }

    private void saveRescued() {
        if (rescued.isEmpty()) {
            return;
        }
        Rescued kept = rescued.get();
        Optional<StoredTokens> stored = store.load(account);
        // After a new login the stored pair is another one, and the rescued pair is worthless.
        if (stored.isPresent() && stored.get().refresh().equals(kept.replaces())) {
            store.save(account, kept.tokens());
        }
        rescued = Optional.empty();
    }

    private RefreshStep notYet(Setback setback, String why, Optional<Exception> cause) {
        return notYet(setback, Duration.ZERO, why, "", cause);
    }

    private RefreshStep notYet(Setback setback, String why, String code) {
        return notYet(setback, Duration.ZERO, why, code, Optional.empty());
    }

    private RefreshStep notYet(
            Setback setback, Duration left, String why, String code, Optional<Exception> cause) {
        return new RefreshStep.NotYet(
                setback, left, messages.notNow(why, code, cause.orElse(null)));
    }
}
