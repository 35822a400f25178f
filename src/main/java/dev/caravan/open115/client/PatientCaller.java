package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.CallGate;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.util.Optional;

/** The caller of an account: repeats what may be repeated, and turns refusals into exceptions. */
public final class PatientCaller implements Caller {

    private final GuardedCaller guarded;
    private final Timing timing;

    public PatientCaller(ApiCaller api, AccessTokens tokens, CallGate gate, Timing timing) {
        this.guarded = new GuardedCaller(new SignedCaller(api, tokens, gate), gate, timing);
        this.timing = timing;
    }

    @Override
    public Envelope call(ApiRequest request) throws DriveException {
        for (int tries = 1; ; tries++) {
            DriveException failure;
            try {
                Envelope answer = guarded.ask(request);
                if (answer.isGood()) {
                    return answer;
                }
                failure =
                        ErrorTable.exception(
                                request.action(), answer.refusal().get(), timing.now());
            } catch (DriveException.Transient e) {
                failure = e;
            }
            Optional<Duration> pause = RetryPolicy.pause(failure, request.repeat(), tries);
            if (pause.isEmpty()) {
                throw failure;
            }
            timing.sleep(RetryPolicy.isWait(failure) ? pause.get() : timing.upTo(pause.get()));
        }
    }
}
