package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.List;

/** The switches of background jobs, downloads and limits. */
public final class ServiceSwitch {

    /** How a throttled call is answered. */
    public enum Throttle {
        SWAPPED,
        CODE_406,
        CODE_770004,
        STATUS_429,
        FIREWALL_405,
        VERIFY_911
    }

    public static final Switch<Duration> FILE_TIME =
            Switch.duration("jobs.file-time", "0ms", "time a job takes for a file");
    public static final Switch<Duration> FOLDER_TIME =
            Switch.duration(
                    "jobs.folder-time", "1ms", "time a job takes for each item of a folder");
    public static final Switch<Long> MAX_ITEMS =
            Switch.number(
                    "jobs.max-items",
                    "50000",
                    "items of one job, all that is below included; more is 990023 or 91004");
    public static final Switch<Duration> LINK_LIFE =
            Switch.duration("download.link-life", "2h", "life of a download link");
    public static final Switch<Long> CONNECTIONS =
            Switch.number(
                    "download.connections", "2", "connections for one link; more are 403; 0: any");
    public static final Switch<Boolean> AGENT_BOUND =
            Switch.flag(
                    "download.agent-bound",
                    "true",
                    "a link works only for the User-Agent that asked");
    public static final Switch<Boolean> RANGES =
            Switch.flag(
                    "download.ranges",
                    "true",
                    "Range is honoured; otherwise 200 and the whole file");
    public static final Switch<Long> MAX_DOWNLOAD =
            Switch.size("download.max-size", "0", "larger files are refused with 50028; 0: none");
    public static final Switch<Long> PER_SECOND =
            Switch.number("limits.per-second", "0", "calls of an app and user; 0: no limit");
    public static final Switch<Long> BURST =
            Switch.number("limits.burst", "5", "calls that may come at once");
    public static final Switch<Long> PER_DAY =
            Switch.number(
                    "limits.per-day", "0", "calls of an app and user on one day; 0: no limit");
    public static final Switch<Duration> BLOCK =
            Switch.duration("limits.block", "60s", "block after the limit was crossed");
    public static final Switch<Boolean> BLOCK_GROWS =
            Switch.flag(
                    "limits.block-grows",
                    "true",
                    "each call during a block starts it anew, doubled");
    public static final Switch<Throttle> THROTTLE =
            Switch.choice("limits.throttle", Throttle.SWAPPED, "how a throttled call is answered");

    static final List<Switch<?>> ALL =
            List.of(
                    FILE_TIME,
                    FOLDER_TIME,
                    MAX_ITEMS,
                    LINK_LIFE,
                    CONNECTIONS,
                    AGENT_BOUND,
                    RANGES,
                    MAX_DOWNLOAD,
                    PER_SECOND,
                    BURST,
                    PER_DAY,
                    BLOCK,
                    BLOCK_GROWS,
                    THROTTLE);

    private ServiceSwitch() {}
}
