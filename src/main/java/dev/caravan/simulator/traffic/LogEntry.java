package dev.caravan.simulator.traffic;

import java.util.Map;

/**
 * One request in the log.
 *
 * @param number counts from 1 and on over resets
 * @param time simulated milliseconds at which it arrived
 * @param millis real milliseconds until it was answered
 * @param status 0 while it is not answered, and when the connection was cut instead
 * @param ending open, answered, dropped, or aborted when the client went away
 * @param parameters without anything secret
 */
public record LogEntry(
        long number,
        String endpoint,
        String method,
        String path,
        String user,
        long time,
        long millis,
        long bytesIn,
        long bytesOut,
        int status,
        String ending,
        Map<String, String> parameters) {

    LogEntry sent(long bytes) {
        return new LogEntry(
                number,
                endpoint,
                method,
                path,
                user,
                time,
                millis,
                bytesIn,
                bytes,
                status,
                ending,
                parameters);
    }
}
