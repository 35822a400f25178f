package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.AskStorageToken;
import dev.caravan.open115.oss.OssCredential;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.pace.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The account's credential for the storage, renewed whenever the storage calls it over. */
public final class StorageAccess {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** A credential that is refused so often in a row is not old but wrong. */
    private static final int MOST_RENEWALS = 3;

    private final AskStorageToken token;
    private final Timing timing;
    private Optional<OssCredential> kept = Optional.empty();

    public StorageAccess(AskStorageToken token, Timing timing) {
        this.token = token;
        this.timing = timing;
    }

    /** A request to the storage, which may be sent again with another credential. */
    interface StorageCall<T> {
        T with(OssCredential credential) throws IOException, OssException, DriveException;
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
        if (kept.filter(this::isFresh).isEmpty()) {
            kept = Optional.of(token.ask());
        }
        return kept.get();
    }

    private boolean isFresh(OssCredential credential) {
        return timing.now().plus(MARGIN).isBefore(credential.expires());
    }

    private synchronized void drop(OssCredential refused) {
        kept = kept.filter(credential -> !credential.equals(refused));
    }
}
