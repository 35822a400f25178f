package dev.caravan.worlds;

import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.simulator.traffic.RequestLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was asked of the simulated 115 since it was last reset. */
record Requests(RequestLog log) {

    private static final Set<String> READS =
            Set.of(
                    "files",
                    "info",
                    "bin-list",
                    "search",
                    "user-info",
                    "get_token",
                    "refreshToken",
                    "downurl",
                    "cdn");

    void reset() {
        log.reset();
    }

    /** Everything that may change something there, by endpoint. */
    Map<String, Long> writes() {
        Map<String, Long> writes = new TreeMap<>(log.counts());
        writes.keySet().removeAll(READS);
        return writes;
    }

    long transfers() {
        return bytesSent() + log.count("downurl") + log.count("cdn");
    }

    long count(String endpoint) {
        return log.count(endpoint);
    }

    /** Bytes of files that reached the storage. */
    long bytesSent() {
        return log.entries(Requests::carriesContent).stream().mapToLong(LogEntry::bytesIn).sum();
    }

    List<LogEntry> of(String endpoint) {
        return log.entries(entry -> entry.endpoint().equals(endpoint));
    }

    private static boolean carriesContent(LogEntry entry) {
        return entry.endpoint().equals("oss-put") || entry.endpoint().equals("oss-part");
    }

    @Override
    public String toString() {
        return log.counts().toString();
    }
}
