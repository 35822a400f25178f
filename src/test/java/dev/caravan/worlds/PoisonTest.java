package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.Failure;
import dev.caravan.state.PassResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transfers in the middle of which the program dies, whenever it comes to them. */
class PoisonTest extends WorldTest {

    static Stream<Arguments> transfers() {
        return Stream.of(
                Arguments.of(Modes.BACKUP, "init"),
                Arguments.of(Modes.SYNC, "init"),
                Arguments.of(Modes.PULL, "cdn"));
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void hc_229_what_kills_the_program_again_and_again_goes_last_and_then_rests(
            Modes mode, String request) {
        World world = world(mode).job("transfers", "1");
        String others = "b.x=1 c.x=2 d.x=3";
        put(world, "a.x=poison " + others);
        Kill kill = new Kill(world);
        assertThat(kill.at(request, 1, Gate.Moment.BEFORE)).isTrue();
        assertThat(kill.at(request, 4, Gate.Moment.BEFORE)).as("it goes last").isTrue();
        assertThat(target(world)).as("and takes nobody with it").isEqualTo(others);
        assertThat(kill.at(request, 1, Gate.Moment.BEFORE)).isTrue();
        assertThat(kill.at(request, 1, Gate.Moment.BEFORE)).isTrue();

        world.requests.reset();
        PassReport report = world.program().run(new PassOrder(World.JOB, Trigger.START));

        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.requests.count(request)).as("it rests").isZero();
        assertThat(world.failures()).hasSize(1);
        Failure failure = world.failures().get(0);
        assertThat(failure.path()).hasToString("a.x");
        assertThat(failure.cause()).isEqualTo(Cause.INTERNAL);
        assertThat(failure.message()).contains("4 times");
        world.settlesAs("a.x=poison " + others);
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("transfers")
    void a_few_deaths_and_broken_off_passes_are_no_reason_to_wait(Modes mode, String request) {
        World world = world(mode).job("transfers", "1");
        put(world, "a.x=1 b.x=2");
        Kill kill = new Kill(world);
        for (int i = 0; i < 3; i++) {
            assertThat(kill.at(request, i == 1 ? 2 : 1, Gate.Moment.BEFORE)).isTrue();
            world.fault("{'endpoint':'" + request + "','action':'drop-before'}");
            world.pass();
            world.heal();
        }
        assertThat(world.pass().result()).isEqualTo(PassResult.OK);
        assertThat(target(world)).isEqualTo("a.x=1 b.x=2");
    }

    @Test
    void a_large_file_that_gets_on_between_the_deaths_is_no_suspect() {
        World world = world(Modes.PULL).job("transfers", "1");
        int stretch = 9 << 20;
        String content = "0123456789abcdef".repeat(6 * stretch / 16);
        world.cloud.put("a.x=" + content);
        Kill kill = new Kill(world);
        for (int i = 0; i < 5; i++) {
            world.fault("{'endpoint':'cdn','times':1,'action':'truncate','bytes':" + stretch + "}");
            assertThat(kill.at("cdn", 2, Gate.Moment.BEFORE)).isTrue();
        }
        assertThat(world.pass(Trigger.START).result()).isEqualTo(PassResult.OK);
        assertThat(world.local.tree()).isEqualTo("a.x=" + content);
    }

    private static void put(World world, String tree) {
        if (world.mode.isPulling()) {
            world.cloud.put(tree);
        } else {
            world.local.put(tree);
        }
    }

    private static String target(World world) {
        return world.mode.isPulling() ? world.local.tree() : world.cloud.tree();
    }
}
