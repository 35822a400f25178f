package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.AskStorageToken;
import dev.caravan.open115.oss.OssCredential;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.pace.Timing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The account's credential for the storage, renewed whenever the storage calls it over. */
public final class StorageAccess {

    /** So long before its end a credential is renewed. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Of a credential that lives shortly only this part of its life is left unused. */
    private static final int MARGIN_PART = 3;

    /** A credential that is refused so often in a row is not old but wrong. */
    private static final int MOST_RENEWALS = 3;

    private final AskStorageToken token;
    private final Timing timing;
    private Optional<Kept> kept = Optional.empty();

    public StorageAccess(AskStorageToken token, Timing timing) {
        this.token = token;
        this.timing = timing;
    }

    /** A request to the storage, which may be sent again with another credential. */
    interface StorageCall<T> {
        T with(OssCredential credential) throws IOException, OssException, DriveException;
    }

    /** A credential that is believed to be good until then. */
    private record Kept(OssCredential credential, Instant until) {

        static Kept from(OssCredential credential, Instant now) {
            Duration life = Duration.between(now, credential.expires());
            if (life.isNegative() || life.isZero()) {
                // nobody issues what is over: our clock is ahead, so the storage will say when
                return new Kept(credential, Instant.MAX);
            }
            Duration part = life.dividedBy(MARGIN_PART);
            Duration margin = part.compareTo(MARGIN) < 0 ? part : MARGIN;
            return new Kept(credential, credential.expires().minus(margin));
        }
    }

    /** Sends a request; renewals of the credential are no retries and nobody hears of them. */
    <T> T call(StorageCall<T> call) throws IOException, OssException, DriveException {
        for (int renewals = 0; ; renewals++) {
            OssCredential credential = credential();
            try {
                return call.with(credential);
            } catch (OssException e) {
                if (!e.wantsNewCredential() || renewals == MOST_RENEWALS) {
                    throw e;
                }
                drop(credential);
            }
        }
    }

    private synchronized OssCredential credential() throws DriveException {
        Instant now = timing.now();
        if (kept.filter(known -> now.isBefore(known.until())).isEmpty()) {
            kept = Optional.of(Kept.from(token.ask(), timing.now()));
        }
        return kept.get().credential();
    }

    private synchronized void drop(OssCredential refused) {
        kept = kept.filter(known -> !known.credential().equals(refused));
    }
}
