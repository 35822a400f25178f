package dev.caravan.alert.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.EventFamily;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Subject;
import dev.caravan.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertPolicyTest {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Subject PHOTOS = Subject.job("photos");

    /** A story: one line per pass, "hour | what is open | what is told". */
    record Story(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Story> stories() {
        return List.of(
                new Story(
                        "one trouble is told once and once when it is over",
                        """
                        0  | partial/network | opened partial/network
                        1  | partial/network |
                        2  | partial/network |
                        3  |                 | over network
                        4  |                 |
                        """),
                new Story(
                        "what lasts is told again after repeat-after",
                        """
                        0  | held/mass-delete | opened held/mass-delete
                        23 | held/mass-delete |
                        24 | held/mass-delete | reminder held/mass-delete since 0
                        25 | held/mass-delete |
                        48 | held/mass-delete | reminder held/mass-delete since 0
                        49 |                  | over mass-delete
                        """),
                new Story(
                        "what gets worse is told at once, what gets better is not",
                        """
                        0  | partial/network | opened partial/network
                        1  | waiting/network | worse waiting/network
                        2  | failed/network  | worse failed/network
                        3  | partial/network |
                        4  | failed/network  |
                        5  |                 | over network
                        """),
                new Story(
                        "getting worse counts as told: the reminder waits from there",
                        """
                        0  | partial/network | opened partial/network
                        20 | failed/network  | worse failed/network
                        24 | failed/network  |
                        44 | failed/network  | reminder failed/network since 0
                        """),
                new Story(
                        "every cause is told by itself, and those that end together together",
                        """
                        0  | partial/too-large partial/permission | opened partial/too-large; opened partial/permission
                        1  | partial/too-large conflict/conflict partial/permission | opened conflict/conflict
                        2  | conflict/conflict | over too-large,permission still conflict
                        3  |                   | over conflict
                        """),
                new Story(
                        "a cause that is replaced by another of the same family is not called over",
                        """
                        0  | waiting/network | opened waiting/network
                        1  | waiting/quota   | opened waiting/quota
                        2  |                 | over quota
                        """),
                new Story(
                        "a trouble that comes back is told again",
                        """
                        0  | waiting/root-missing | opened waiting/root-missing
                        1  |                      | over root-missing
                        2  | waiting/root-missing | opened waiting/root-missing
                        """),
                new Story(
                        "of two degrees of one cause the worse counts",
                        """
                        0  | partial/network failed/network | opened failed/network
                        """));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tells_as_the_story_says(Story story) {
        Memory memory = new Memory(new AlertPolicy(Duration.ofHours(24)));
        for (String line : story.text.lines().toList()) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            assertThat(memory.see(Long.parseLong(cells[0]), cells[1])).as(line).isEqualTo(cells[2]);
        }
    }

    @Test
    void a_good_pass_is_news_of_its_own() {
        PassEnd pass = pass(PassEnd.Mark.GOOD);
        Decision decision =
                policy().decide(Observation.afterPass(pass, List.of()), List.of(), START);
        assertThat(decision.notices()).containsExactly(new Notice.Succeeded(PHOTOS));
    }

    @Test
    void an_observation_says_nothing_of_families_it_is_not_about() {
        Condition missed = Condition.of(AlertEvent.JOB_MISSED, Cause.NETWORK, "");
        List<Remembered> memory = List.of(Remembered.first(PHOTOS, missed, START));
        Decision afterBadPass =
                policy().decide(
                                Observation.afterPass(pass(PassEnd.Mark.BAD), List.of()),
                                memory,
                                START);
        assertThat(afterBadPass.forget()).isEmpty();
        Decision afterGoodPass =
                policy().decide(
                                Observation.afterPass(pass(PassEnd.Mark.GOOD), List.of()),
                                memory,
                                START);
        assertThat(afterGoodPass.forget()).containsExactly(memory.get(0).key());
    }

    @Test
    void the_clock_alone_reminds_of_what_no_pass_looks_at_any_more() {
        Condition login = Condition.of(AlertEvent.ACCOUNT_LOGIN_REQUIRED, Cause.AUTH_REQUIRED, "");
        Subject main = Subject.account("main");
        List<Remembered> memory = List.of(Remembered.first(main, login, START));
        Instant almost = START.plus(Duration.ofHours(24)).minusNanos(1);
        assertThat(policy().remind(memory, almost).notices()).isEmpty();
        Instant due = START.plus(Duration.ofHours(24));
        Decision decision = policy().remind(memory, due);
        assertThat(decision.notices()).containsExactly(new Notice.Reminder(main, login, START));
        assertThat(policy().remind(decision.keep(), due.plusSeconds(1)).notices()).isEmpty();
    }

    @Test
    void a_channel_that_was_not_told_of_the_trouble_is_not_told_that_it_is_over() {
        Condition partial = Condition.of(AlertEvent.JOB_PARTIAL, Cause.NETWORK, "");
        Notice over =
                new Notice.Over(
                        PHOTOS, List.of(Remembered.first(PHOTOS, partial, START)), List.of());
        assertThat(over.isFor(EnumSet.of(AlertEvent.JOB_PARTIAL, AlertEvent.JOB_RECOVERED)))
                .isTrue();
        assertThat(over.isFor(EnumSet.of(AlertEvent.JOB_FAILED, AlertEvent.JOB_RECOVERED)))
                .isFalse();
        assertThat(over.isFor(EnumSet.of(AlertEvent.JOB_PARTIAL))).isFalse();
    }

    @Test
    void news_cannot_be_a_condition() {
        assertThatThrownBy(() -> Condition.of(AlertEvent.JOB_SUCCESS, Cause.NETWORK, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AlertPolicy policy() {
        return new AlertPolicy(Duration.ofHours(24));
    }

    private static PassEnd pass(PassEnd.Mark mark) {
        return new PassEnd("photos", "r", mark, "", Optional.empty(), Optional.empty());
    }

    /** Applies decisions to what is remembered, as the book does. */
    private static final class Memory {

        private final AlertPolicy policy;
        private final Map<ConditionKey, Remembered> remembered = new TreeMap<>();

        Memory(AlertPolicy policy) {
            this.policy = policy;
        }

        String see(long hour, String open) {
            Observation seen =
                    new Observation(
                            PHOTOS,
                            EnumSet.of(EventFamily.RESULT, EventFamily.CONFLICT),
                            conditions(open),
                            Optional.empty());
            Decision decision =
                    policy.decide(
                            seen,
                            new ArrayList<>(remembered.values()),
                            START.plus(Duration.ofHours(hour)));
            decision.forget().forEach(remembered::remove);
            decision.keep().forEach(kept -> remembered.put(kept.key(), kept));
            return decision.notices().stream().map(this::tell).collect(Collectors.joining("; "));
        }

        private static List<Condition> conditions(String open) {
            return Arrays.stream(open.split(" "))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.split("/"))
                    .map(
                            parts ->
                                    Condition.of(
                                            AlertEvent.parse("job." + parts[0]),
                                            Cause.parse(parts[1]),
                                            ""))
                    .toList();
        }

        private String tell(Notice notice) {
            return notice.match(
                    opened -> "opened " + word(opened.condition()),
                    worse -> "worse " + word(worse.condition()),
                    reminder ->
                            "reminder "
                                    + word(reminder.condition())
                                    + " since "
                                    + Duration.between(START, reminder.since()).toHours(),
                    over ->
                            "over "
                                    + over.over().stream()
                                            .map(was -> was.condition().cause().word())
                                            .collect(Collectors.joining(","))
                                    + (over.remaining().isEmpty()
                                            ? ""
                                            : " still "
                                                    + over.remaining().stream()
                                                            .map(left -> left.cause().word())
                                                            .collect(Collectors.joining(","))),
                    succeeded -> "succeeded");
        }

        private static String word(Condition condition) {
            return condition.event().settingsWord() + "/" + condition.cause().word();
        }
    }
}
