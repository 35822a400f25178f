package dev.caravan.status;

import java.util.List;

/**
 * How far a running pass is; {@code progress} in the status document.
 *
 * @param phase what it does now: {@code looking-locally}, {@code looking-at-115}, {@code hashing},
 *     {@code planning}, {@code working}
 * @param current what is under way at this moment, the oldest first
 */
public record Progress(
        String phase,
        long operationsDone,
        long operationsPlanned,
        long bytesDone,
        long bytesPlanned,
        List<Current> current) {

    /** One operation that is under way. */
    public record Current(String kind, String path) {}

    public Progress {
        current = List.copyOf(current);
    }
}
