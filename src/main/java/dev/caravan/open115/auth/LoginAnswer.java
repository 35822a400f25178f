package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.Envelope;
import dev.caravan.open115.client.ErrorTable;
import java.time.Instant;

/** Reads the tokens out of the answer that ends a login. */
final class LoginAnswer {

    private LoginAnswer() {}

    /** The good answer, or the refusal as an exception. */
    static Envelope good(Envelope envelope, String action, Instant now) throws DriveException {
        if (envelope.refusal().isPresent()) {
            throw ErrorTable.exception(action, envelope.refusal().get(), now);
        }
        return envelope;
    }

    /** Both tokens; one alone is no login. */
    static IssuedTokens tokens(Envelope good, String action) throws DriveException {
        return Passport.tokens(good)
                .filter(tokens -> tokens.refresh().isPresent())
                .orElseThrow(
                        () ->
                                new DriveException.NotUnderstood(
                                        "could not "
                                                + action
                                                + ": the answer lacks a token; log in again",
                                        "",
                                        null));
    }
}
