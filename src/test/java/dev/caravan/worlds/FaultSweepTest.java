package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.caravan.simulator.traffic.Gate;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever request of a pass goes wrong, and in whatever way, the passes after it reach what an
 * undisturbed one would have reached (HC-233). {@code -Dsweep=all} tries every request instead of
 * some, {@code -Dsweep.from=N} begins with the N-th.
 */
class FaultSweepTest extends WorldTest {

    private static final boolean ALL = System.getProperty("sweep", "").equals("all");
    private static final int FROM = Integer.getInteger("sweep.from", 0);
    private static final int STRIDE = 17;
    private static final int STEPS = 83;

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

    /** How a request goes wrong. */
    enum Trouble {
        LOST_REQUEST("{'endpoint':'*','from':%d,'times':1,'action':'drop-before'}"),
        LOST_ANSWER("{'endpoint':'*','from':%d,'times':1,'action':'drop-after'}"),
        ERROR("{'endpoint':'*','from':%d,'times':4,'action':'reply','status':500,'body':'oops'}"),
        OUTAGE("{'endpoint':'*','from':%d,'action':'drop-before'}"),
        KILL_BEFORE(""),
        KILL_AFTER("");

        private final String rule;

        Trouble(String rule) {
            this.rule = rule;
        }

        /** Runs a pass that meets it; false when there is no such request any more. */
        boolean strikes(World world, int request) {
            if (rule.isEmpty()) {
                Gate.Moment moment = this == KILL_BEFORE ? Gate.Moment.BEFORE : Gate.Moment.AFTER;
                return new Kill(world).at(request, moment);
            }
            long fault = world.fault(rule.formatted(request));
            world.pass();
            boolean struck = world.simulator.faults().struck(fault) > 0;
            world.heal();
            return struck;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BACKUP,LOST_REQUEST",
        "BACKUP,LOST_ANSWER",
        "BACKUP,ERROR",
        "BACKUP,OUTAGE",
        "BACKUP,KILL_BEFORE",
        "BACKUP,KILL_AFTER",
        "MIRROR,LOST_REQUEST",
        "MIRROR,LOST_ANSWER",
        "MIRROR,ERROR",
        "MIRROR,OUTAGE",
        "MIRROR,KILL_BEFORE",
        "MIRROR,KILL_AFTER",
        "SYNC,LOST_REQUEST",
        "SYNC,LOST_ANSWER",
        "SYNC,ERROR",
        "SYNC,OUTAGE",
        "SYNC,KILL_BEFORE",
        "SYNC,KILL_AFTER",
        "PULL,KILL_AFTER",
        "PULL,OUTAGE",
        "PULL_MIRROR,LOST_REQUEST",
        "PULL_MIRROR,ERROR",
        "PULL_MIRROR,OUTAGE",
        "PULL_MIRROR,KILL_BEFORE",
        "PULL_MIRROR,KILL_AFTER"
    })
    void hc_233_any_request_may_go_wrong(Modes mode, Trouble trouble) {
        World world = world(mode);
        Turns turns = new Turns(world);
        world.agreed(turns.first());
        int stride = ALL ? 1 : STRIDE;
        boolean struck = true;
        for (int n = Math.max(FROM, 1 + (ALL ? 0 : mode.ordinal())); struck; n += stride) {
            String tree = turns.turn();
            struck = trouble.strikes(world, n);
            try {
                world.settle();
                assertThatTreesAre(world, tree);
            } catch (AssertionError broken) {
                throw new AssertionError(trouble + " at request " + n, broken);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC", "PULL_MIRROR"})
    void hc_233_the_program_may_end_before_any_step(Modes mode) {
        World world = world(mode);
        Turns turns = new Turns(world);
        world.agreed(turns.first());
        boolean ended = true;
        for (int step = Math.max(FROM, 12 + mode.ordinal()); ended; step += ALL ? 1 : STEPS) {
            String tree = turns.turn();
            ended = world.passKilledBeforeStep(step);
            try {
                world.settle();
                assertThatTreesAre(world, tree);
            } catch (AssertionError broken) {
                throw new AssertionError("before step " + step, broken);
            }
        }
    }

    @Test
    void hc_233_the_program_may_end_before_any_step_of_an_archive() {
        World world = world(Modes.ARCHIVE).job("archive", "{ delay: 1h }").agreed("keep/1.x=1");
        world.sidesMayDiffer();
        boolean ended = true;
        String archived = "keep/1.x=1";
        for (int step = Math.max(FROM, 12); ended; step += ALL ? 1 : STEPS) {
            String tree = " in/d_/a.x=a_ in/d_/e/b.x=b_ in/c_.x=c_".replace("_", "-" + step);
            world.local.put(tree);
            archived += tree;
            ended = world.passKilledBeforeStep(step);
            // The delay counts from the first look that sees what is known to have been sent.
            world.settle().proved();
            world.time.jump(Duration.ofHours(2));
            ended |= world.passKilledBeforeStep(step);
            try {
                world.settle();
                assertThat(world.local.tree()).isEmpty();
                assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(archived));
                BaseTruth.check(world);
            } catch (AssertionError broken) {
                throw new AssertionError("before step " + step, broken);
            }
        }
    }

    private static void assertThatTreesAre(World world, String tree) {
        String complete = TreeText.complete(tree);
        if (world.mode != Modes.PULL) {
            assertThat(world.local.tree()).isEqualTo(complete);
        }
        if (world.mode == Modes.MIRROR || world.mode == Modes.SYNC) {
            assertThat(world.cloud.tree()).isEqualTo(complete);
        } else {
            assertThat(world.cloud.tree().split(" ")).doesNotHaveDuplicates();
        }
        assertThat(World.isWell(world.last())).as(world.last().message()).isTrue();
        BaseTruth.check(world);
    }
}
