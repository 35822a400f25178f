package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.List;

/** The switches of authorization. */
public final class AuthSwitch {

    public static final Switch<Duration> ACCESS_LIFE =
            Switch.duration("auth.access-life", "7200s", "life of an access token");
    public static final Switch<Duration> REFRESH_LIFE =
            Switch.duration(
                    "auth.refresh-life",
                    "365d",
                    "life of a refresh token, from the authorization on");
    public static final Switch<Duration> ROTATION_GRACE =
            Switch.duration("auth.rotation-grace", "0s", "how long a replaced pair still works");
    public static final Switch<Duration> REFRESH_GAP =
            Switch.duration(
                    "auth.refresh-gap", "60s", "least time between refreshes; sooner is 40140117");
    public static final Switch<Long> STALE_TRIES =
            Switch.number(
                    "auth.stale-tries",
                    "3",
                    "failures with a dead refresh token before it is 40140137");
    public static final Switch<Long> STALE_ACCESS_CODE =
            Switch.number(
                    "auth.stale-access-code", "40140126", "answer to a replaced access token");
    public static final Switch<Long> MAX_AUTHORIZATIONS =
            Switch.number(
                    "auth.max-authorizations",
                    "2",
                    "per account and app; the oldest goes with 40140116");
    public static final Switch<Long> APP_CODE =
            Switch.number(
                    "auth.app-code",
                    "0",
                    "when not 0, every app is refused with it (40140110: expired)");
    public static final Switch<Boolean> LOST_REPLY =
            Switch.flag("auth.lost-reply", "false", "a refresh rotates, then the connection drops");
    public static final Switch<Duration> QR_HOLD =
            Switch.duration("auth.qr-hold", "30s", "how long the status poll is held (real time)");
    public static final Switch<Duration> QR_LIFE =
            Switch.duration("auth.qr-life", "5m", "life of a device code");
    public static final Switch<Boolean> AUTO_CONFIRM =
            Switch.flag(
                    "auth.auto-confirm",
                    "false",
                    "the phone scans and confirms every code by itself");

    static final List<Switch<?>> ALL =
            List.of(
                    ACCESS_LIFE,
                    REFRESH_LIFE,
                    ROTATION_GRACE,
                    REFRESH_GAP,
                    STALE_TRIES,
                    STALE_ACCESS_CODE,
                    MAX_AUTHORIZATIONS,
                    APP_CODE,
                    LOST_REPLY,
                    QR_HOLD,
                    QR_LIFE,
                    AUTO_CONFIRM);

    private AuthSwitch() {}
}
