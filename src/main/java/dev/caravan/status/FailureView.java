package dev.caravan.status;

import dev.caravan.state.Failure;
import org.jspecify.annotations.Nullable;

/** One failure; the JSON of {@code caravan failures --json} (design, 2.4). */
public record FailureView(
        String job,
        String path,
        String operation,
        String cause,
        String code,
        String message,
        int attempts,
        String first,
        String last,
        @Nullable String next,
        String advice) {

    public static FailureView of(String job, Failure failure) {
        return new FailureView(
                job,
                failure.path().toString(),
                failure.operation(),
                failure.cause().word(),
                failure.code(),
                failure.message(),
                failure.attempts(),
                Times.text(failure.first()),
                Times.text(failure.last()),
                Times.text(failure.next()),
                failure.advice());
    }
}
