package dev.caravan.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checks of the Java that runs this, and of the system below it. */
public final class Machine {

    private static final int OLDEST_JAVA = 17;

    /** A smaller rest is soon used up by a library of photos. */
    private static final long FEW_WATCHES = 8_192;

    private Machine() {}

    public static List<Finding> findings() {
        return List.of(java(), encoding(), watches(InotifyUse.now()));
    }

    private static Finding java() {
        String version =
                System.getProperty("java.version", "?")
                        + ", "
                        + System.getProperty("os.name", "?")
                        + " "
                        + System.getProperty("os.arch", "?");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Finding.ok("java", "Java " + version)
                : Finding.fail("java", "Java " + version, "install Java 17 or newer");
    }

    private static Finding encoding() {
        String names = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!names.equalsIgnoreCase("UTF-8")) {
            return Finding.fail(
                    "locale",
                    "file names are read as " + names,
                    "start bin/caravan, or set LC_ALL=C.UTF-8: names such as 照片 cannot be opened");
        }
        return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                ? Finding.ok("locale", "names and text are UTF-8")
                : Finding.warn(
                        "locale",
                        "text is written as " + Charset.defaultCharset(),
                        "start bin/caravan, or set LC_ALL=C.UTF-8");
    }

    static Finding watches(Optional<InotifyUse> use) {
        if (use.isEmpty()) {
            return Finding.ok("inotify", "this system does not tell its limits");
        }
        String said =
                use.get().left() + " of " + use.get().limit() + " watches are left for this user";
        return use.get().left() >= FEW_WATCHES
                ? Finding.ok("inotify", said)
                : Finding.warn(
                        "inotify",
                        said,
                        "raise fs.inotify.max_user_watches where a job watches many folders;"
                                + " without watches full looks find the changes");
    }
}
