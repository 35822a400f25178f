package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLevelTest {

    private static final Terminal PERSON = new Terminal(System.out, System.err, true, false);
    private static final Terminal PROGRAM = new Terminal(System.out, System.err, false, false);

    @Test
    void a_person_sees_only_what_is_odd_beside_a_commands_own_words() {
        assertThat(LogLevel.of(List.of("run", "--once"), PERSON, Map.of())).contains("WARN");
        assertThat(LogLevel.of(List.of("status"), PERSON, Map.of())).contains("WARN");
    }

    @Test
    void the_daemon_a_program_and_whoever_set_a_level_get_the_whole() {
        assertThat(LogLevel.of(List.of("run", "photos"), PERSON, Map.of())).isEmpty();
        assertThat(LogLevel.of(List.of("run", "--once"), PROGRAM, Map.of())).isEmpty();
        assertThat(LogLevel.of(List.of("status"), PERSON, Map.of(LogLevel.NAME, "DEBUG")))
                .isEmpty();
    }
}
