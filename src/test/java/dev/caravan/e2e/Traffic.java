package dev.caravan.e2e;

import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.simulator.traffic.RequestLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was asked of the simulated 115. */
record Traffic(RequestLog log) {

    private static final Set<String> READS =
            Set.of("files", "info", "search", "user-info", "get_token", "refreshToken", "downurl");

    void reset() {
        log.reset();
    }

    /** Everything that may change something there, by endpoint. */
    Map<String, Long> writes() {
        Map<String, Long> writes = new TreeMap<>(log.counts());
        writes.keySet().removeAll(READS);
        return writes;
    }

    /** Calls of the API, which 115 counts. */
    long apiCalls() {
        return log.entries(entry -> entry.path().startsWith("/open/")).size();
    }

    long calls() {
        return log.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    long count(String endpoint) {
        return log.count(endpoint);
    }

    /** Bytes of files that reached the storage. */
    long bytesStored() {
        return log.entries(Traffic::carriesContent).stream().mapToLong(LogEntry::bytesIn).sum();
    }

    List<LogEntry> of(String endpoint) {
        return log.entries(entry -> entry.endpoint().equals(endpoint));
    }

    private static boolean carriesContent(LogEntry entry) {
        return entry.endpoint().equals("oss-put") || entry.endpoint().equals("oss-part");
    }
}
