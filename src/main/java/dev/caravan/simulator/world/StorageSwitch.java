package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.List;

/** The switches of the object storage. */
public final class StorageSwitch {

    public static final Switch<Boolean> SIGNATURES =
            Switch.flag("storage.signatures", "true", "signatures, token and date are verified");
    public static final Switch<Duration> SKEW =
            Switch.duration("storage.skew", "15m", "how far a request's date may be off");
    public static final Switch<Duration> CREDENTIAL_LIFE =
            Switch.duration("storage.credential-life", "1h", "life of the storage credential");
    public static final Switch<String> ENDPOINT =
            Switch.text(
                    "storage.endpoint",
                    "",
                    "endpoint given by get_token; empty: this server's own");
    public static final Switch<Boolean> SEQUENTIAL =
            Switch.flag("storage.sequential", "true", "without sequential, 115 refuses the object");
    public static final Switch<Long> MIN_PART =
            Switch.size(
                    "storage.min-part",
                    "100KiB",
                    "smaller parts, but for the last, are EntityTooSmall");
    public static final Switch<Long> MAX_PARTS =
            Switch.number("storage.max-parts", "10000", "highest part number");
    public static final Switch<Long> LIST_PAGE =
            Switch.number("storage.list-page", "1000", "parts on a page of ListParts");
    public static final Switch<Duration> SLOW =
            Switch.duration("storage.slow", "0ms", "pause after every MiB received (real time)");

    static final List<Switch<?>> ALL =
            List.of(
                    SIGNATURES,
                    SKEW,
                    CREDENTIAL_LIFE,
                    ENDPOINT,
                    SEQUENTIAL,
                    MIN_PART,
                    MAX_PARTS,
                    LIST_PAGE,
                    SLOW);

    private StorageSwitch() {}
}
