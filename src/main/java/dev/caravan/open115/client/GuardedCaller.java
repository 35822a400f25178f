package dev.caravan.open115.client;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.CallGate;
import dev.caravan.open115.pace.Rest;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises every shape in which 115 says "too much" and lets the account rest, but tells a
 * poisoned file name from it (sections 1.5 and 6.1).
 */
final class GuardedCaller {

    private static final Duration SHORT_REST = Duration.ofSeconds(70);
    private static final Duration LONG_REST = Duration.ofMinutes(30);

    /** How long a request that met the firewall waits for its second try. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** So many different names in a row are no accident. */
    private static final int NAMES_OF_A_BLOCK = 3;

    private final SignedCaller signed;
    private final CallGate gate;
    private final Timing timing;
    private final Set<String> walledNames = new LinkedHashSet<>();

    GuardedCaller(SignedCaller signed, CallGate gate, Timing timing) {
        this.signed = signed;
        this.gate = gate;
        this.timing = timing;
    }

    /** An answer of 115, good or not, but never one that means that the account must rest. */
    Envelope ask(ApiRequest request) throws DriveException {
        if (gate.claimProbe()) {
            probe();
        }
        Envelope answer = signed.ask(request);
        if (answer.isRefusedAs(ErrorClass.WALL) && request.itemName().isPresent()) {
            answer = secondTry(request, request.itemName().get());
        }
        restIfThrottled(answer);
        gate.passed();
        request.itemName().ifPresent(name -> forgetWalls());
        return answer;
    }

    private void probe() throws DriveException {
        Envelope answer;
        try {
            answer = signed.probe(ReadUser.request());
        } catch (DriveException e) {
            // neither a broken line nor a dead login says anything about the rest
            gate.probeLost();
            throw e;
        }
        if (answer.isRefusedAs(ErrorClass.TRANSIENT)
                || answer.isRefusedAs(ErrorClass.NOT_UNDERSTOOD)) {
            gate.probeLost();
            throw ErrorTable.exception(
                    "ask 115 whether it answers again", answer.refusal().get(), timing.now());
        }
        restIfThrottled(answer);
        gate.open();
    }

    /** Others pass and this one does not, twice: then it is the name. */
    private Envelope secondTry(ApiRequest request, String name) throws DriveException {
        timing.sleep(LATER);
        restIfThrottled(signed.ask(ReadUser.request()));
        Envelope again = signed.ask(request);
        if (!again.isRefusedAs(ErrorClass.WALL)) {
            return again;
        }
        if (isBlockOfAll(name)) {
            return again;
        }
        throw new DriveException.Refused(
                "could not "
                        + request.action()
                        + ": 115's firewall refuses the name, although other requests pass;"
                        + " rename the file",
                again.refusal().map(Refusal::code).orElse(""),
                Cause.BLOCKED_NAME);
    }

    private synchronized boolean isBlockOfAll(String name) {
        walledNames.add(name);
        if (walledNames.size() < NAMES_OF_A_BLOCK) {
            return false;
        }
        walledNames.clear();
        return true;
    }

    private synchronized void forgetWalls() {
        walledNames.clear();
    }

    private void restIfThrottled(Envelope answer) throws DriveException {
        Optional<Rest> rest = answer.refusal().flatMap(GuardedCaller::rest);
        if (rest.isPresent()) {
            throw gate.rest(rest.get());
        }
    }

    private static Optional<Rest> rest(Refusal refusal) {
        return switch (refusal.kind()) {
            case SLOW_DOWN -> Optional.of(rest(refusal, SHORT_REST, SHORT_REST));
            case WALL -> Optional.of(rest(refusal, SHORT_REST, LONG_REST));
            case VERIFY_ACCOUNT -> Optional.of(rest(refusal, LONG_REST, LONG_REST));
            default -> Optional.empty();
        };
    }

    private static Rest rest(Refusal refusal, Duration atLeast, Duration again) {
        String said = refusal.text().isEmpty() ? "" : " (" + refusal.text() + ")";
        String reason =
                refusal.kind() == ErrorClass.VERIFY_ACCOUNT
                        ? "115 wants the account to be verified in a browser or its app" + said
                        : "115 refused more calls" + said;
        return new Rest(reason, refusal.code(), atLeast, again, refusal.retryAt());
    }
}
