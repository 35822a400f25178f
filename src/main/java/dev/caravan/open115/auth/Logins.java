package dev.caravan.open115.auth;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The beginning of one account's login, by a person or by seed tokens; and whose it is. */
public final class Logins {

    private final String account;
    private final TokenStore store;
    private final RefreshLock lock;
    private final InstantSource time;

    public Logins(String account, TokenStore store, RefreshLock lock, InstantSource time) {
        this.account = account;
        this.store = store;
        this.lock = lock;
        this.time = time;
    }

    /**
     * Stores a login that a person brought, once 115 accepted it. A login that lives is replaced by
     * a proven one only.
     *
     * @return its user, where 115 told; else {@link #seen} finds out at first use
     * @throws DriveException.Refused when it is another user's than before; nothing is stored then
     */
    public Optional<String> accept(IssuedTokens issued, LoginProof proof, OtherUser other)
            throws DriveException {
        return lock.holding(
                () -> {
                    Optional<StoredTokens> before = store.load(account);
                    LoginProof.Proven proven = proven(issued, proof, before);
                    Optional<String> expected = expected(before, proven.user(), other);
                    Optional<String> seed = before.flatMap(StoredTokens::seed);
                    store.save(account, begun(proven.tokens(), seed, expected));
                    return proven.user();
                });
    }

    /** Imports seed tokens if the rule says so; true when they were. */
    public boolean seed(SeedTokens seeds) throws DriveException {
        return lock.holding(
                () -> {
                    Optional<StoredTokens> begun =
                            seeds.toImport(store.load(account), time.instant());
                    begun.ifPresent(tokens -> store.save(account, tokens));
                    return begun.isPresent();
                });
    }

    /**
     * Notes whom 115 says the account belongs to; to be called whenever 115 said so.
     *
     * @throws DriveException.Refused when it was another user before, so that nobody's files are
     *     compared with another person's drive
     */
    public void seen(String user) throws DriveException {
        Optional<String> known = store.load(account).flatMap(StoredTokens::userId);
        if (known.equals(Optional.of(user))) {
            return;
        }
        lock.holding(
                () -> {
                    Optional<StoredTokens> tokens = store.load(account);
                    refuseOther(tokens, user);
                    tokens.ifPresent(now -> store.save(account, now.of(user)));
                    return tokens;
                });
    }

    private static LoginProof.Proven proven(
            IssuedTokens issued, LoginProof proof, Optional<StoredTokens> before)
            throws DriveException {
        try {
            return proof.prove(issued);
        } catch (DriveException.SignedOut | DriveException.AppProblem e) {
            throw e;
        } catch (DriveException e) {
            if (before.isPresent() && !before.get().isDead()) {
                throw e;
            }
            // Nothing is lost by storing it, and a fresh login cannot be had again.
            return new LoginProof.Proven(issued, Optional.empty());
        }
    }

    private Optional<String> expected(
            Optional<StoredTokens> before, Optional<String> user, OtherUser other)
            throws DriveException.Refused {
        if (user.isPresent() && other == OtherUser.REFUSED) {
            refuseOther(before, user.get());
        }
        return user;
    }

    private StoredTokens begun(IssuedTokens issued, Optional<String> seed, Optional<String> user) {
        String refresh =
                issued.refresh()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "a login needs a refresh token"));
        Instant now = time.instant();
        return new StoredTokens(
                issued.access(),
                refresh,
                now,
                now.plus(issued.life()),
                now,
                Optional.empty(),
                seed,
                user);
    }

    private void refuseOther(Optional<StoredTokens> tokens, String user)
            throws DriveException.Refused {
        Optional<String> known = tokens.flatMap(StoredTokens::userId);
        if (known.isPresent() && !known.get().equals(user)) {
            throw new DriveException.Refused(
                    "could not use this login for account "
                            + account
                            + ": it belongs to 115 user "
                            + user
                            + ", and the account's files belong to user "
                            + known.get()
                            + "; log in as that user, or give this one an account of its own",
                    "",
                    Cause.ACCOUNT_CHANGED);
        }
    }
}
