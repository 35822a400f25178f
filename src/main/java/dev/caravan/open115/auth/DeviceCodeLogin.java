package dev.caravan.open115.auth;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.Envelope;
import dev.caravan.open115.client.Fields;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The login by QR code: needs an application id, and no secret (section 2.2). */
public final class DeviceCodeLogin {

    /** A server that answers at once instead of holding the question must not be hammered. */
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(1);

    /** Failed questions in a row after which the network is taken for down. */
    private static final int MAX_UNANSWERED = 10;

    /** Codes that nobody scans; each stands for about five minutes. */
    private static final int MAX_CODES = 12;

    private final Passport passport;
    private final String appId;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final InstantSource time;

    /**
     * @param random a secure one: the verifier must not be guessed
     */
    public DeviceCodeLogin(
            Passport passport,
            String appId,
            RandomGenerator random,
            Sleeper sleeper,
            InstantSource time) {
        this.passport = passport;
        this.appId = appId;
        this.random = random;
        this.sleeper = sleeper;
        this.time = time;
    }

    /**
     * Leads a person through the login; a code that expires is replaced by a new one.
     *
     * @throws DriveException.Interrupted when the screen does not go on
     * @throws DriveException.Refused when the person said no on the phone, or nobody came
     */
    public IssuedTokens login(LoginScreen screen) throws DriveException {
        for (int codes = 0; codes < MAX_CODES; codes++) {
            DeviceCode code = begin();
            screen.show(code);
            if (isConfirmed(code, screen)) {
                return finish(code);
            }
        }
        throw new DriveException.Refused(
                "could not log in: nobody scanned the code; start again when somebody can",
                "",
                Cause.AUTH_REQUIRED);
    }

    private DeviceCode begin() throws DriveException {
        CodeVerifier verifier = CodeVerifier.random(random);
        String action = "ask 115 for a QR code";
        Envelope answer = passport.deviceCode(appId, verifier);
        Fields data = LoginAnswer.good(answer, action, time.instant()).data().orElse(Fields.NONE);
        String uid = data.text("uid");
        if (uid.isEmpty()) {
            throw new DriveException.NotUnderstood(
                    "could not " + action + ": the answer has no uid", "", null);
        }
        String text = data.text("qrcode");
        return new DeviceCode(
                uid,
                data.text("time"),
                data.text("sign"),
                text.isEmpty() ? "https://115.com/scan/dg-" + uid : text,
                verifier);
    }

    /** Asks until the person confirmed; false when the code expired. */
    private boolean isConfirmed(DeviceCode code, LoginScreen screen) throws DriveException {
        int unanswered = 0;
        boolean scanned = false;
        while (screen.mayContinue()) {
            QrState state = state(code, unanswered);
            unanswered = state == QrState.UNANSWERED ? unanswered + 1 : 0;
            switch (state) {
                case CONFIRMED -> {
                    return true;
                }
                case EXPIRED -> {
                    return false;
                }
                case CANCELLED -> throw cancelled();
                case SCANNED -> {
                    if (!scanned) {
                        screen.scanned();
                    }
                    scanned = true;
                }
                case WAITING, UNANSWERED -> {}
            }
            pause(BETWEEN_POLLS.multipliedBy(1L + unanswered));
        }
        throw stopped();
    }

    private QrState state(DeviceCode code, int unanswered) throws DriveException {
        try {
            return QrState.of(passport.qrStatus(code));
        } catch (DriveException.Transient e) {
            // Also the normal end of a long poll in which nothing happened.
            if (unanswered >= MAX_UNANSWERED) {
                throw e;
            }
            return QrState.UNANSWERED;
        }
    }

    private IssuedTokens finish(DeviceCode code) throws DriveException {
        String action = "fetch the tokens of the login";
        Envelope answer = passport.tokensOfDevice(code);
        return LoginAnswer.tokens(LoginAnswer.good(answer, action, time.instant()), action);
    }

    private void pause(Duration wait) throws DriveException {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private static DriveException cancelled() {
        return new DriveException.Refused(
                "could not log in: it was cancelled on the phone; start again to get a new code",
                "",
                Cause.AUTH_REQUIRED);
    }

    private static DriveException stopped() {
        return new DriveException.Interrupted("the login was stopped");
    }
}
