package dev.caravan.alert;

import dev.caravan.cause.Cause;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One file or folder that could not be taken, with the reason.
 *
 * @param code the code that 115 answered; empty when none
 * @param next when it is tried again
 */
public record FailedItem(
        String path,
        long size,
        Cause cause,
        String code,
        String message,
        int attempts,
        Optional<OffsetDateTime> next) {

    public FailedItem {
        if (size < 0 || attempts < 0) {
            throw new IllegalArgumentException("size and attempts must not be negative: " + path);
        }
        code = PlainLine.of(code);
        message = PlainLine.of(message);
    }
}
