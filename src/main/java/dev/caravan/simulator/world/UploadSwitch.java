package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.List;

/** The switches of uploads, as 115 itself sees them. */
public final class UploadSwitch {

    /** What an upload does that meets another content under its name. */
    public enum SameName {
        DUPLICATE,
        NUMBER,
        OVERWRITE
    }

    /** What an upload does that meets the very same content under its name. */
    public enum SameContent {
        SAME_ID,
        NEW_ID
    }

    /** What the storage's call back to 115 comes to. */
    public enum Callback {
        ACCEPT,
        REFUSE,
        LOST,
        FAILED
    }

    /** What a look-up by path says about a file that is not visible yet. */
    public enum Unseen {
        ABSENT,
        HOLLOW
    }

    public static final Switch<Boolean> RAPID =
            Switch.flag("upload.rapid", "true", "known content needs no bytes (status 2)");
    public static final Switch<Boolean> EMPTY_KNOWN =
            Switch.flag("upload.empty-known", "true", "the empty content is known from the start");
    public static final Switch<Long> SIGN_FROM =
            Switch.size(
                    "upload.sign-from",
                    "1MiB",
                    "known content of this size on must be proved (status 7)");
    public static final Switch<SameName> SAME_NAME =
            Switch.choice("upload.same-name", SameName.DUPLICATE, "same name, other content");
    public static final Switch<SameContent> SAME_CONTENT =
            Switch.choice("upload.same-content", SameContent.SAME_ID, "same name, same content");
    public static final Switch<Callback> CALLBACK =
            Switch.choice(
                    "upload.callback",
                    Callback.ACCEPT,
                    "verdict: refuse is state:false, lost is 203 with the file, failed is 203 without");
    public static final Switch<Boolean> PHANTOM =
            Switch.flag("upload.phantom", "false", "success is claimed but no file appears");
    public static final Switch<Boolean> RAPID_HOLLOW =
            Switch.flag("upload.rapid-hollow", "false", "rapid uploads are listed with size 0");
    public static final Switch<Duration> PATH_DELAY =
            Switch.duration("upload.path-delay", "2s", "until a new file is found by path");
    public static final Switch<Unseen> PATH_UNSEEN =
            Switch.choice(
                    "upload.path-unseen",
                    Unseen.ABSENT,
                    "before that: not found, or size 0 and 1970");
    public static final Switch<Duration> SEARCH_DELAY =
            Switch.duration("upload.search-delay", "60s", "until a new item is found by search");
    public static final Switch<Long> TOO_LARGE_CODE =
            Switch.number(
                    "upload.too-large-code",
                    "10002",
                    "answer to a file above the membership's limit");
    public static final Switch<Long> NO_SPACE_CODE =
            Switch.number("upload.no-space-code", "91005", "answer when the drive is full");

    static final List<Switch<?>> ALL =
            List.of(
                    RAPID,
                    EMPTY_KNOWN,
                    SIGN_FROM,
                    SAME_NAME,
                    SAME_CONTENT,
                    CALLBACK,
                    PHANTOM,
                    RAPID_HOLLOW,
                    PATH_DELAY,
                    PATH_UNSEEN,
                    SEARCH_DELAY,
                    TOO_LARGE_CODE,
                    NO_SPACE_CODE);

    private UploadSwitch() {}
}
