package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first command of the README: nobody has to sit out the minute between two refreshes. */
class DemoCommandTest {

    @Test
    @Timeout(50)
    void the_story_is_told_to_its_end_without_waiting() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        int exit =
                CaravanCommand.run(
                        new String[] {"--config", "none.yaml", "demo"},
                        Map.of("LANG", "zh_CN.UTF-8"),
                        new Terminal(print, print, false, false));
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(told).isZero();
        assertThat(told).contains("7. 在 115 那边结束登录", "\"event\":\"account.login-required\"");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(45));
    }
}
