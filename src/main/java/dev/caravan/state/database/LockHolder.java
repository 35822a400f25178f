package dev.caravan.state.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a lock, as it wrote into the lock file.
 *
 * @param started when the process began, as ISO-8601 text, or {@code ?}
 */
public record LockHolder(long pid, String started, String host) {

    /** Someone who had no time to write a name yet. */
    static final LockHolder UNKNOWN = new LockHolder(0, "?", "?");

    private static final int FIELDS = 3;

    public static LockHolder thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        String started = self.info().startInstant().map(Instant::toString).orElse("?");
        return new LockHolder(self.pid(), started, hostName());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "?";
        }
    }

    /** The line in the lock file. */
    String line() {
        return pid + " " + started + " " + host;
    }

    static LockHolder parse(String line) {
        String[] fields = line.strip().split(" ", FIELDS);
        if (fields.length != FIELDS || !fields[0].matches("[0-9]{1,18}")) {
            return UNKNOWN;
        }
        return new LockHolder(Long.parseLong(fields[0]), fields[1], fields[2]);
    }

    /** When the process began, where it could tell. */
    public Optional<Instant> since() {
        return started.equals("?") ? Optional.empty() : Optional.of(Instant.parse(started));
    }

    @Override
    public String toString() {
        return "pid " + pid + " (started " + started + " on " + host + ")";
    }
}
