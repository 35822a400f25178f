package dev.caravan.open115.client;

import static java.util.Map.entry;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What each code of 115 means for us (section 7 of the API document), as a table. */
public final class ErrorTable {

    private static final Map<ErrorClass, int[]> CODES =
            Map.ofEntries(
                    entry(
                            ErrorClass.RENEW_TOKEN,
                            codes(40140123, 40140124, 40140125, 40140126, 99, 990001)),
                    entry(
                            ErrorClass.SIGNED_OUT,
                            codes(
                                    40101004, 40101017, 40101032, 40140114, 40140115, 40140116,
                                    40140119, 40140120, 40140122, 40140137)),
                    entry(
                            ErrorClass.APP_PROBLEM,
                            codes(
                                    40140100, 40140106, 40140107, 40140108, 40140109, 40140110,
                                    40140111, 40140118, 40140127, 40140128, 40140129, 40140130,
                                    40140131, 40140132, 40140133, 40140134, 40140135, 40140136)),
                    entry(ErrorClass.NEW_QR_CODE, codes(40199002)),
                    entry(ErrorClass.REFRESH_LATER, codes(40140117)),
                    entry(ErrorClass.SLOW_DOWN, codes(406, 770004, 590075)),
                    entry(ErrorClass.VERIFY_ACCOUNT, codes(911)),
                    entry(ErrorClass.FULL, codes(91005, 91006)),
                    entry(ErrorClass.TOO_LARGE, codes(50028, 300104, 300105)),
                    entry(ErrorClass.FOLDER_FULL, codes(2)),
                    entry(ErrorClass.TOO_MANY, codes(91004, 990023)),
                    entry(
                            ErrorClass.GONE,
                            codes(
                                    10014, 20009, 20013, 20018, 31001, 31003, 31004, 50003, 50015,
                                    70004, 70005, 70008, 90008, 231011, 430004, 800001)),
                    entry(ErrorClass.EXISTS, codes(20004, 10008)),
                    entry(ErrorClass.BAD_NAME, codes(20001, 20002, 20003, 20020, 20021)),
                    entry(
                            ErrorClass.INVALID,
                            codes(
                                    40100000, 40140101, 40140102, 40140103, 40140104, 40140112,
                                    40140113, 400, 402, 1001, 10004, 50001, 51011, 91002, 200900,
                                    320001, 800006, 980006, 990002, 1000011, 4100009, 4100026,
                                    4100030)),
                    entry(ErrorClass.BUSY, codes(51012, 990005, 990009, 990019)),
                    // 20130827 is a refused sort order in one source and a throttle in another;
                    // asking again after a while is right for the second and harmless for the first
                    entry(
                            ErrorClass.TRANSIENT,
                            codes(40110000, 40140105, 40140121, 980004, 990003, 20130827)),
                    entry(ErrorClass.BLOCKED, codes(50038)));

    private static final Map<String, ErrorClass> BY_CODE = byCode();

    /** How long a busy account is left alone before it is asked again. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(2);

    /** How long a throttled account rests at least when nothing else is known (section 6.3). */
    private static final Duration REST = Duration.ofSeconds(70);

    private ErrorTable() {}

    /** What to do about a code; {@link ErrorClass#UNKNOWN} when nobody documented it. */
    public static ErrorClass of(String code) {
        return BY_CODE.getOrDefault(code, ErrorClass.UNKNOWN);
    }

    /** The exception for a refusal; {@code action} is what could not be done. */
    public static DriveException exception(String action, Refusal refusal, Instant now) {
        String code = refusal.code();
        String message = "could not " + action + ": " + reason(refusal);
        return switch (refusal.kind()) {
            case SIGNED_OUT, NEW_QR_CODE -> new DriveException.SignedOut(message, code);
            case APP_PROBLEM -> new DriveException.AppProblem(message, code);
            case REFRESH_LATER, SLOW_DOWN, VERIFY_ACCOUNT, WALL ->
                    new DriveException.Throttled(
                            message, code, refusal.retryAt().orElse(now.plus(REST)));
            case FULL -> new DriveException.Full(message, code);
            case TOO_LARGE -> new DriveException.Refused(message, code, Cause.TOO_LARGE);
            case FOLDER_FULL, TOO_MANY ->
                    new DriveException.Refused(message, code, Cause.DIR_TOO_MANY);
            case GONE -> new DriveException.Gone(message, code);
            case BAD_NAME -> new DriveException.Refused(message, code, Cause.NAME_UNSUPPORTED);
            case EXISTS -> new DriveException.Refused(message, code, Cause.DUPLICATE_NAME);
            case INVALID -> new DriveException.Refused(message, code, Cause.INTERNAL);
            case UNKNOWN -> new DriveException.Refused(message, code, Cause.PERMISSION);
            case BUSY -> new DriveException.Busy(message, code, BUSY_FOR);
            // of a token that was renewed just before: only a refused refresh ends a login
            case RENEW_TOKEN, TRANSIENT -> new DriveException.Transient(message, code, null);
            case BLOCKED -> new DriveException.Refused(message, code, Cause.MODERATION);
            case NOT_UNDERSTOOD -> new DriveException.NotUnderstood(message, code, null);
        };
    }

    private static String reason(Refusal refusal) {
        String said = refusal.text().isEmpty() ? "" : " (" + refusal.text() + ")";
        return "115 answered " + refusal.code() + said + "; " + advice(refusal.kind());
    }

    private static String advice(ErrorClass kind) {
        return switch (kind) {
            case RENEW_TOKEN -> "115 refused a new access token, it may work later";
            case SIGNED_OUT -> "log in again with: caravan login";
            case NEW_QR_CODE -> "scan a new QR code";
            case APP_PROBLEM -> "the application id is refused, set another app-id and log in";
            case REFRESH_LATER, SLOW_DOWN -> "the account rests for a while, nothing is to be done";
            case VERIFY_ACCOUNT -> "open 115 in a browser or its app and verify the account";
            case WALL -> "115's firewall refused the request";
            case FULL -> "free space on 115 or extend it";
            case TOO_LARGE -> "the file is above what this membership allows";
            case FOLDER_FULL -> "the folder holds 50000 entries, spread them over more folders";
            case TOO_MANY -> "more than 50000 items at once, do it in smaller pieces";
            case GONE -> "it does not exist there any more";
            case EXISTS -> "the name is taken";
            case BAD_NAME -> "rename it, 115 does not accept this name";
            case INVALID -> "115 does not accept the request";
            case BUSY -> "115 still works on an earlier change";
            case TRANSIENT -> "it may work later";
            case BLOCKED -> "115 blocked this content";
            case NOT_UNDERSTOOD -> "the answer has no known shape and was not used";
            case UNKNOWN -> "the code is not documented, look it up with 115";
        };
    }

    private static int[] codes(int... codes) {
        return codes;
    }

    private static Map<String, ErrorClass> byCode() {
        Map<String, ErrorClass> byCode = new HashMap<>();
        CODES.forEach(
                (kind, codes) -> {
                    for (int code : codes) {
                        byCode.put(Integer.toString(code), kind);
                    }
                });
        return Map.copyOf(byCode);
    }
}
