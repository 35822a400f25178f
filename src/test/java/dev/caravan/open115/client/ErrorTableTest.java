package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTableTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "40140125, Transient, NETWORK",
        "40140116, SignedOut, AUTH_REQUIRED",
        "40140137, SignedOut, AUTH_REQUIRED",
        "40140110, AppProblem, APP_PROBLEM",
        "770004, Throttled, RATE_LIMIT",
        "91005, Full, QUOTA",
        "50028, Refused, TOO_LARGE",
        "2, Refused, DIR_TOO_MANY",
        "990023, Refused, DIR_TOO_MANY",
        "20018, Gone, SCAN_INCOMPLETE",
        "20003, Refused, NAME_UNSUPPORTED",
        "50038, Refused, MODERATION",
        "990009, Busy, RATE_LIMIT",
        "980004, Transient, NETWORK",
        "980006, Refused, INTERNAL",
        "12345, Refused, PERMISSION"
    })
    void each_code_becomes_what_is_to_be_done(String code, String type, Cause word) {
        DriveException exception =
                ErrorTable.exception("do it", refusal(ErrorTable.of(code), code), NOW);

        assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
        assertThat(exception.word()).isEqualTo(word);
        assertThat(exception.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void every_class_says_what_was_tried_why_not_and_what_to_do(ErrorClass kind) {
        assertThat(ErrorTable.exception("list folder 7", refusal(kind, "1"), NOW))
                .hasMessageStartingWith("could not list folder 7: 115 answered 1 (text); ");
    }

    @Test
    void a_named_moment_is_kept() {
        Refusal refusal =
                new Refusal(ErrorClass.SLOW_DOWN, "429", "", Optional.of(NOW.plusSeconds(5)));

        assertThat(((DriveException.Throttled) ErrorTable.exception("x", refusal, NOW)).until())
                .isEqualTo(NOW.plusSeconds(5));
    }

    private static Refusal refusal(ErrorClass kind, String code) {
        return new Refusal(kind, code, "text", Optional.empty());
    }
}
