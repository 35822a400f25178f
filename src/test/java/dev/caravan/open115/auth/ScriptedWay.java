package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.open115.client.ErrorTable;
import dev.caravan.open115.client.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A refresh way that answers what the test wrote down, and remembers what it was asked. */
final class ScriptedWay implements RefreshWay {

    private final ManualTime time;
    private final Deque<Function<String, RefreshAnswer>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Instant> when = new ArrayList<>();

    ScriptedWay(ManualTime time) {
        this.time = time;
    }

    ScriptedWay then(RefreshAnswer answer) {
        answers.add(token -> answer);
        return this;
    }

    ScriptedWay then(Function<String, RefreshAnswer> answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public synchronized RefreshAnswer ask(String refreshToken) {
        asked.add(refreshToken);
        when.add(time.instant());
        assertThat(answers).as("an unexpected question no. %d", asked.size()).isNotEmpty();
        return answers.remove().apply(refreshToken);
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The time between the questions. */
    List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < when.size(); i++) {
            gaps.add(Duration.between(when.get(i - 1), when.get(i)));
        }
        return gaps;
    }

    static RefreshAnswer renewed(int number) {
        return new RefreshAnswer.Renewed(
                new IssuedTokens(
                        "access-" + number,
                        Optional.of("refresh-" + number),
                        Duration.ofSeconds(7200)));
    }

    static RefreshAnswer rejected(String code) {
        return new RefreshAnswer.Rejected(
                new Refusal(ErrorTable.of(code), code, "refresh token error", Optional.empty()));
    }

    static RefreshAnswer lost() {
        return new RefreshAnswer.Lost("the answer was lost", new java.io.IOException("reset"));
    }

    static RefreshAnswer unreached() {
        return new RefreshAnswer.Unreached(
                "no such host", new java.net.UnknownHostException("passport"));
    }
}
