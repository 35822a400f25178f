package dev.caravan.status;

import dev.caravan.state.Conflict;

/**
 * One conflict; the JSON of {@code caravan conflicts --json} (design, 2.4).
 *
 * @param copy where the version of {@code side} was put
 */
public record ConflictView(
        String job, String path, String copy, String side, String time, String reason) {

    public static ConflictView of(String job, Conflict conflict) {
        return new ConflictView(
                job,
                conflict.path().toString(),
                conflict.copy().toString(),
                conflict.side().word(),
                Times.text(conflict.at()),
                conflict.reason());
    }
}
