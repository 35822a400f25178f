package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.Envelope;
import java.io.IOException;
import java.util.Optional;

/** The refresh at 115 itself (section 2.5 of the API document). */
public final class DirectRefresh implements RefreshWay {

    private final Passport passport;

    public DirectRefresh(Passport passport) {
        this.passport = passport;
    }

    @Override
    public RefreshAnswer ask(String refreshToken) {
        try {
            return read(passport.refresh(refreshToken));
        } catch (DriveException e) {
            return e.code().equals(Passport.NOT_SENT)
                    ? new RefreshAnswer.Unreached("115 is not reached", e)
                    : new RefreshAnswer.Lost("the answer of 115 was lost", e);
        }
    }

    private static RefreshAnswer read(Envelope envelope) {
        if (envelope.refusal().isPresent()) {
            return new RefreshAnswer.Rejected(envelope.refusal().get());
        }
        Optional<IssuedTokens> tokens = Passport.tokens(envelope);
        if (tokens.isEmpty()) {
            String what = "115 answered without an access token";
            return new RefreshAnswer.Lost(what, new IOException(what));
        }
        return new RefreshAnswer.Renewed(tokens.get());
    }
}
