package dev.caravan.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The machine that a state is used on.
 *
 * @param machine a digest of the number that its system gave it when it was installed; empty where
 *     it is not known
 * @param host its name; empty where it is not known
 */
public record Home(String machine, String host) {

    private static final Home UNKNOWN = new Home("", "");

    private static final List<Path> SIGNS_OF_CONTAINERS =
            List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    /** A prefix that makes the digest one of our own: the number itself is to stay private. */
    private static final String OURS = "caravan ";

    public Home {
        if (machine.contains("\n") || host.contains("\n")) {
            throw new IllegalArgumentException("a machine has names of one line");
        }
    }

    /**
     * This machine. A container is none: it has a new name whenever it is made, and the number of
     * its image, if any.
     */
    public static Home here(Map<String, String> environment) {
        boolean inContainer =
                environment.containsKey("KUBERNETES_SERVICE_HOST")
                        || SIGNS_OF_CONTAINERS.stream().anyMatch(Files::exists);
        return inContainer ? UNKNOWN : at(Path.of("/"));
    }

    /** The machine whose file system this is. */
    static Home at(Path root) {
        String given = line(root.resolve("etc/hostname"));
        // The name of the moment is what the network gave it, and another one in the next network.
        return new Home(
                digest(line(root.resolve("etc/machine-id"))),
                given.isEmpty() ? line(root.resolve("proc/sys/kernel/hostname")) : given);
    }

    boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Whether it is certainly another machine, or has another name. */
    boolean isElsewhere(Home other) {
        return differ(machine, other.machine) || differ(host, other.host);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    String text() {
        return machine + "\n" + host;
    }

    static Home parse(String text) {
        int end = text.indexOf('\n');
        return new Home(text.substring(0, end), text.substring(end + 1));
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip().lines().findFirst().orElse("");
        } catch (IOException notTold) {
            return "";
        }
    }

    private static String digest(String number) {
        if (number.isEmpty() || number.equals("uninitialized")) {
            return "";
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] bytes = sha256.digest((OURS + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
