package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ErrorClass;
import dev.caravan.open115.client.ErrorTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out whether a login that somebody brings is good, and whose it is. */
public final class LoginProof {

    private static final String ACTION = "check the login";

    private final UserOfToken users;
    private final RefreshWay way;
    private final InstantSource time;

    public LoginProof(UserOfToken users, RefreshWay way, InstantSource time) {
        this.users = users;
        this.way = way;
        this.time = time;
    }

    /**
     * A login that 115 accepted.
     *
     * @param tokens not those that were brought when their access token had ended already
     * @param user empty when the pair is good and 115 could not be asked for its user any more
     */
    record Proven(IssuedTokens tokens, Optional<String> user) {}

    /** Asks 115; a pair whose access token has ended is refreshed, which uses it up. */
    Proven prove(IssuedTokens issued) throws DriveException {
        try {
            return new Proven(issued, Optional.of(users.userId(issued.access())));
        } catch (DriveException e) {
            if (!isOver(e) || issued.refresh().isEmpty()) {
                throw e;
            }
            return refreshed(issued.refresh().get());
        }
    }

    private static boolean isOver(DriveException e) {
        return ErrorTable.of(e.code()) == ErrorClass.RENEW_TOKEN || e.code().equals("HTTP 401");
    }

    private Proven refreshed(String refreshToken) throws DriveException {
        RefreshAnswer answer = way.ask(refreshToken);
        if (answer instanceof RefreshAnswer.Renewed it) {
            IssuedTokens fresh = it.tokens();
            IssuedTokens whole =
                    new IssuedTokens(
                            fresh.access(),
                            Optional.of(fresh.refresh().orElse(refreshToken)),
                            fresh.life());
            return new Proven(whole, userIfKnown(whole.access()));
        }
        if (answer instanceof RefreshAnswer.Rejected it) {
            Instant now = time.instant();
            throw ErrorTable.exception(ACTION, it.refusal(), now);
        }
        throw new DriveException.Transient(
                "could not " + ACTION + ": no answer on the refresh token; bring a new pair",
                "",
                null);
    }

    private Optional<String> userIfKnown(String access) {
        try {
            return Optional.of(users.userId(access));
        } catch (DriveException e) {
            // This pair exists only here: it is kept, and its user is checked at first use.
            return Optional.empty();
        }
    }
}
