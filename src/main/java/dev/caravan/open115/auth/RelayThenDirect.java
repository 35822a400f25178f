package dev.caravan.open115.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Refreshes through a relay, and asks 115 itself where the relay's "no" hides the reason.
 *
 * <p>A relay that said no without a code is not asked about that token again for a while: the same
 * question would bring the same answer, and may be counted against the login. See {@code
 * src/docs/decisions/relay.md}.
 */
public final class RelayThenDirect implements RefreshWay {

    static final Duration DOUBT = Duration.ofMinutes(15);

    private final RefreshWay relay;
    private final RefreshWay direct;
    private final InstantSource time;

    private Optional<Doubt> doubt = Optional.empty();

    private record Doubt(String fingerprint, Instant until) {}

    public RelayThenDirect(RefreshWay relay, RefreshWay direct, InstantSource time) {
        this.relay = relay;
        this.direct = direct;
        this.time = time;
    }

    @Override
    public synchronized RefreshAnswer ask(String refreshToken) {
        String fingerprint = TokenFingerprint.of(refreshToken);
        if (isDoubted(fingerprint)) {
            return direct.ask(refreshToken);
        }
        RefreshAnswer answer = relay.ask(refreshToken);
        if (answer instanceof RefreshAnswer.Vague) {
            doubt = Optional.of(new Doubt(fingerprint, time.instant().plus(DOUBT)));
        }
        return answer;
    }

    private boolean isDoubted(String fingerprint) {
        return doubt.filter(it -> it.fingerprint().equals(fingerprint))
                .filter(it -> time.instant().isBefore(it.until()))
                .isPresent();
    }
}
