package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.AccessTokens;
import dev.caravan.open115.pace.WaitEnded;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The access token of one account, renewed by one thread of one process at a time (DR-19).
 *
 * <p>A refresh token works once and its successor exists in one answer only. So a new pair is on
 * disk before its first use, nothing but 115's own word ends a login, and what 115 ended is never
 * tried again.
 */
public final class TokenRefresher implements AccessTokens {

    private final RefreshLock lock;
    private final LockedStore store;
    private final InstantSource time;
    private final Sleeper sleeper;
    private final SingleFlight<StoredTokens> flight = new SingleFlight<>();

    public TokenRefresher(
            String account,
            TokenStore store,
            RefreshLock lock,
            RefreshWay way,
            InstantSource time,
            Sleeper sleeper) {
        this.lock = lock;
        this.store = new LockedStore(account, store, way, time);
        this.time = time;
        this.sleeper = sleeper;
    }

    /** The access token to use now; renewed first when it ends soon. */
    @Override
    public String current() throws DriveException {
        StoredTokens tokens = store.alive();
        Instant now = time.instant();
        if (!RefreshTiming.isDue(tokens, now)) {
            return tokens.access();
        }
        return RefreshTiming.isOver(tokens, now) ? renewed(tokens.access()) : early(tokens, now);
    }

    /**
     * Another access token than {@code refused}; may wait some minutes for it.
     *
     * @throws DriveException.SignedOut when a person must log in
     * @throws DriveException.Transient when there is none at present; the login is kept
     */
    @Override
    public String renewed(String refused) throws DriveException {
        // Who joined another thread's flight may be given the very token that was refused.
        for (int flights = 0; flights < 3; flights++) {
            String access = flight.run(() -> patiently(refused)).access();
            if (!access.equals(refused)) {
                return access;
            }
        }
        throw store.messages().notNow("115 keeps issuing a token that it refuses", "", null);
    }

    private StoredTokens patiently(String refused) throws DriveException {
        Patience patience = new Patience();
        while (true) {
            RefreshStep step = lock.holding(() -> store.other(refused));
            if (step instanceof RefreshStep.Usable it) {
                return it.tokens();
            }
            RefreshStep.NotYet notYet = (RefreshStep.NotYet) step;
            Optional<Duration> wait = patience.after(notYet);
            pause(wait.orElseThrow(notYet::failure));
        }
    }

    /** One try while the token still works: what passes by itself is no reason to stop. */
    private String early(StoredTokens tokens, Instant now) throws DriveException {
        Duration gap = RefreshTiming.EARLY_GAP;
        if (!RefreshTiming.left(store.lastRefresh(), gap, now).isZero()) {
            return tokens.access();
        }
        return flight.run(() -> once(tokens)).access();
    }

    private StoredTokens once(StoredTokens tokens) throws DriveException {
        RefreshStep step = lock.holding(() -> store.other(tokens.access()));
        return step instanceof RefreshStep.Usable it ? it.tokens() : tokens;
    }

    private void pause(Duration wait) throws DriveException.Interrupted {
        try {
            sleeper.sleep(wait);
        } catch (WaitEnded end) {
            throw new DriveException.Interrupted("the program ends while a login is refreshed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriveException.Interrupted("was asked to stop while a login was refreshed");
        }
    }
}
