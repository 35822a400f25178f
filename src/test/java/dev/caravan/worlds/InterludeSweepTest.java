package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.caravan.app.Program;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * The program ends while a short pass runs in a pause of a long one, or right after it (HC-233,
 * HC-345). {@code -Dsweep=all} tries every request instead of some.
 */
class InterludeSweepTest extends WorldTest {

    private static final int STRIDE = System.getProperty("sweep", "").equals("all") ? 1 : 9;
    private static final int FIRST_PAGE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTLED =
            " d/0.x=0 d/1.x=1 d/2.x=2 d/3.x=3 d/5.x=5 e/6.x=6 e/7.x=7 e/8.x=8 e/9.x=9 e/10.x=10";
    private static final Logger ERRORS = (Logger) LoggerFactory.getLogger("org.apache.camel");

    /** A program that has ended says nothing; its routes would. */
    @BeforeAll
    static void silence() {
        ERRORS.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        ERRORS.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({"BACKUP,BEFORE", "MIRROR,AFTER", "SYNC,BEFORE", "SYNC,AFTER"})
    void hc_233_the_program_may_end_in_the_middle_of_a_short_pass_inside_a_long_one(
            Modes mode, Gate.Moment moment) throws Exception {
        World world = world(mode).agreed("d/4.x=a0 d/new0.x=n0" + SETTLED);
        world.pass();
        world.simulator.switches().set("listing.limit-cap", "4");
        String added = "";
        boolean struck = true;
        for (int n = 1; struck; n += STRIDE) {
            world.time.jump(Duration.ofDays(2));
            world.requests.reset();
            added += " d/new" + n + ".x=n" + n;
            struck = strike(world, n, moment);
            world.settlesAs("d/4.x=a" + n + " d/new0.x=n0" + added + SETTLED);
            assertThat(world.conflicts()).as("at request %d", n).isZero();
        }
    }

    /** Whether the program ended; false when there are not so many requests. */
    private static boolean strike(World world, int request, Gate.Moment moment)
            throws InterruptedException {
        Program program = world.program();
        long dead = running(world);
        Gate page = world.simulator.gates().put("files", FIRST_PAGE, Gate.Moment.BEFORE);
        program.runSoon(new PassOrder(World.JOB, Trigger.SCHEDULE));
        assertThat(page.awaitArrival(PATIENCE)).isTrue();
        world.local.write("d/4.x", "a" + request).write("d/new" + request + ".x", "n" + request);
        program.runSoon(
                new PassOrder(
                        World.JOB, Trigger.WATCH, Scope.folders(List.of(RelativePath.parse("d")))));
        Kill kill = new Kill(world);
        Gate end = world.simulator.gates().put("*", request, moment);
        page.release();
        await().atMost(PATIENCE)
                .during(Duration.ofMillis(300))
                .until(() -> end.hasArrived() || running(world) == dead);
        if (!end.hasArrived()) {
            world.heal();
            return false;
        }
        kill.strike(end);
        kill.bury();
        return true;
    }

    /** How many passes have no end, those that died long ago among them. */
    private static long running(World world) {
        return LongScanTest.lastPasses(world).stream()
                .filter(pass -> pass.ended().isEmpty())
                .count();
    }
}
