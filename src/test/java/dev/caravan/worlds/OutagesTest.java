package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.state.PassResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapters 15 and 16 of the hard cases: what does not answer, and answers again. */
class OutagesTest extends WorldTest {

    private static PassReport scheduled(World world) {
        world.requests.reset();
        return world.pass(Trigger.SCHEDULE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL"})
    void hc_237_a_link_dies_at_sixty_percent(Modes mode) {
        String big = "B".repeat(300_000);
        World world = world(mode).agreed("keep=0");
        world.cloud.put("a.x=" + big);
        world.fault("{'endpoint':'cdn','times':1,'action':'truncate','bytes':180000}");
        world.fault("{'endpoint':'cdn','from':2,'times':3,'action':'reply','status':403}");
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
        assertThat(world.local.tree()).isEqualTo("a.x=" + big + " keep=0");
        assertThat(world.requests.count("downurl")).as("with another link").isBetween(2L, 4L);
        long bytes = world.requests.of("cdn").stream().mapToLong(LogEntry::bytesOut).sum();
        assertThat(bytes).as("from where it broke off").isLessThan(310_000);
    }

    @ParameterizedTest
    @CsvSource({"SYNC,502", "BACKUP,200", "PULL_MIRROR,0"})
    void hc_243_no_refresh_for_six_hours_is_no_revocation(Modes mode, int status) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.fault(
                status == 0
                        ? "{'endpoint':'refreshToken','action':'drop-before'}"
                        : "{'endpoint':'refreshToken','action':'reply','body':'<html>','status':"
                                + status
                                + "}");
        world.time.jump(Duration.ofHours(3));
        world.local.write("n.x", "n");
        world.cloud.put("m.x=m");
        for (int hour = 0; hour < 6; hour++) {
            PassReport report = scheduled(world);
            assertThat(report.result()).as(report.message()).isEqualTo(PassResult.WAITING);
            assertThat(report.cause()).contains(Cause.NETWORK);
            assertThat(world.requests.count("refreshToken")).as("no storm").isLessThan(6);
            assertThat(world.failures()).as("told once, for the pass").hasSize(1);
            world.time.jump(Duration.ofHours(1));
        }
        world.heal();
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
        assertThat(world.requests.count("refreshToken")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC", "PULL_MIRROR"})
    void hc_249_267_who_cannot_be_reached_is_waited_for(Modes mode) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.local.put(many("n"));
        world.cloud.put(many("m"));
        for (String nobody : List.of("http://127.0.0.1:1", "http://nowhere.invalid")) {
            world.lineTo(nobody);
            PassReport report = scheduled(world);
            assertThat(report.result()).as(report.message()).isEqualTo(PassResult.WAITING);
            assertThat(report.cause()).contains(Cause.NETWORK);
            assertThat(report.message()).contains("115 cannot be reached; ", "check the network");
            assertThat(world.failures()).as("one for all files").hasSize(1);
            world.time.jump(Duration.ofMinutes(10));
        }
        world.lineTo("");
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC", "PULL_MIRROR"})
    void hc_249_an_outage_in_the_middle_is_none_of_each_file(Modes mode) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.local.put(many("n"));
        world.cloud.put(many("m"));
        world.fault("{'endpoint':'*','from':12,'action':'drop-before'}");
        PassReport report = scheduled(world);
        assertThat(report.result()).as(report.message()).isEqualTo(PassResult.WAITING);
        assertThat(report.cause()).contains(Cause.NETWORK);
        assertThat(world.failures()).as("of twenty files").hasSizeLessThan(7);
        world.heal();
        world.time.jump(Duration.ofMinutes(10));
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
    }

    private static String many(String name) {
        return IntStream.range(0, 20)
                .mapToObj(i -> name + "/" + i + ".x=" + name + i)
                .collect(Collectors.joining(" "));
    }
}
