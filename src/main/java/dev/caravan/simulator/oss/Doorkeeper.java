package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets only well-signed requests into the storage. */
final class Doorkeeper {

    private static final Pattern V1 = Pattern.compile("OSS ([^:]+):(.+)");
    private static final Pattern NUMERIC_HOST = Pattern.compile("[\\d.]+|\\[.*]|[0-9a-fA-F]*:.*");

    private final Credentials credentials;
    private final Switches switches;
    private final SimulatedClock clock;

    Doorkeeper(Credentials credentials, Switches switches, SimulatedClock clock) {
        this.credentials = credentials;
        this.switches = switches;
        this.clock = clock;
    }

    void check(Request request, Target target) {
        if (target.pathStyle() && !NUMERIC_HOST.matcher(request.host()).matches()) {
            throw new OssError(
                    403,
                    "SecondLevelDomainForbidden",
                    "0048-00000001",
                    "The bucket you are attempting to access must be addressed using OSS third level domain.");
        }
        if (!switches.of(StorageSwitch.SIGNATURES)) {
            return;
        }
        String authorization = request.header("authorization");
        Matcher v1 = V1.matcher(authorization);
        if (v1.matches()) {
            Credential credential = known(v1.group(1), request);
            checkDate(date(request));
            String text = SignatureV1.text(request, target);
            compare(SignatureV1.sign(credential.secret(), text), v1.group(2), text);
            return;
        }
        SignatureV4.Claim claim = SignatureV4.read(authorization).orElseThrow(Doorkeeper::denied);
        Credential credential = known(claim.id(), request);
        checkDate(
                request.headers().find("x-oss-date").isPresent()
                        ? SignatureV4.date(request)
                        : date(request));
        String text = SignatureV4.text(request, target, claim);
        compare(SignatureV4.sign(credential.secret(), claim, text), claim.signature(), text);
    }

    static OssError denied() {
        return new OssError(
                403, "AccessDenied", "0003-00000001", "You have no right to access this object.");
    }

    private Credential known(String id, Request request) {
        return credentials.check(
                id,
                request.headers()
                        .find("x-oss-security-token")
                        .orElse(request.header("security-token")));
    }

    private static Instant date(Request request) {
        String text = request.headers().find("date").orElse(request.header("x-oss-date"));
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            throw new OssError(
                    403,
                    "AccessDenied",
                    "0002-00000504",
                    "OSS authentication requires a valid Date.");
        }
    }

    /** A client whose clock was not moved with ours is in time as well. */
    private void checkDate(Instant date) {
        Duration most = switches.of(StorageSwitch.SKEW);
        boolean inTime =
                Stream.of(clock.instant(), clock.outside())
                        .map(now -> Duration.between(date, now).abs())
                        .anyMatch(skew -> skew.compareTo(most) <= 0);
        if (!inTime) {
            throw new OssError(
                    403,
                    "RequestTimeTooSkewed",
                    "0002-00000504",
                    "The difference between the request time and the current time is too large.");
        }
    }

    private static void compare(String expected, String given, String text) {
        if (!expected.equals(given)) {
            throw new OssError(
                    403,
                    "SignatureDoesNotMatch",
                    "0002-00000040",
                    "The request signature we calculated does not match the signature you provided."
                            + " StringToSign: "
                            + text.replace("&", "&amp;").replace("<", "&lt;"));
        }
    }
}
