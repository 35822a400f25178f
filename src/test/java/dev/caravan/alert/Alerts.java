package dev.caravan.alert;

import dev.caravan.cause.Cause;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Alerts to test with. */
public final class Alerts {

    private Alerts() {}

    /** The alert of the contract's example. */
    public static Alert partial() {
        return new Alert(
                "01J0000000000000000000000A",
                AlertEvent.JOB_PARTIAL,
                Optional.of(Cause.RATE_LIMIT),
                Severity.ERROR,
                OffsetDateTime.parse("2026-11-22T02:41:07+08:00"),
                "nas",
                Subject.job("photos"),
                Optional.of("2026-11-22T02:30"),
                "photos: 3 of 812 files failed",
                Optional.of(new Summary(48211, 812, 640, 169, 47399, 3, 91234567890L, 667)),
                List.of(
                        new FailedItem(
                                "2026/a.mp4",
                                7340032,
                                Cause.RATE_LIMIT,
                                "770004",
                                "too many calls",
                                5,
                                Optional.of(OffsetDateTime.parse("2026-11-22T03:41:00+08:00")))),
                Optional.of("caravan failures photos"),
                Optional.of(OffsetDateTime.parse("2026-11-23T02:30:00+08:00")));
    }

    /** A short alert of an account. */
    public static Alert loginRequired() {
        return about(AlertEvent.ACCOUNT_LOGIN_REQUIRED, "main: log in again");
    }

    public static Alert about(AlertEvent event, String title) {
        boolean ofAccount = event.word().startsWith("account.");
        return new Alert(
                "01J0000000000000000000000B",
                event,
                event.family() == EventFamily.NEWS
                        ? Optional.empty()
                        : Optional.of(Cause.AUTH_REQUIRED),
                event.severity(),
                OffsetDateTime.parse("2026-11-22T02:41:07+08:00"),
                "nas",
                ofAccount ? Subject.account("main") : Subject.job("photos"),
                Optional.empty(),
                title,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** An alert whose texts are long and full of signs that mean something somewhere. */
    public static Alert difficult() {
        Alert plain = partial();
        String path = "照片/<b>*_[x](y)`&\"".repeat(20) + "😀";
        FailedItem item = new FailedItem(path, 1, Cause.NETWORK, "", "断线", 1, Optional.empty());
        return new Alert(
                plain.id(),
                plain.event(),
                plain.cause(),
                plain.severity(),
                plain.time(),
                plain.host(),
                plain.subject(),
                plain.run(),
                "照片：" + "很".repeat(200) + "长",
                plain.summary(),
                java.util.Collections.nCopies(20, item),
                plain.action(),
                plain.nextRun());
    }
}
