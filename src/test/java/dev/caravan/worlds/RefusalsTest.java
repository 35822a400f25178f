package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.Failure;
import dev.caravan.state.PassResult;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapter 18 of the hard cases, and its kin: what 115 will not do. */
class RefusalsTest extends WorldTest {

    private static final String BIG = "B".repeat(5000);

    private static String files(String beginning, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> beginning + i + ".x=" + beginning.replace('/', '-') + i)
                .collect(Collectors.joining(" "));
    }

    private static String refusal(String endpoint, String contains, int code, String text) {
        return ("{'endpoint':'%s','contains':'%s','action':'reply','status':200,'body':"
                        + "{'state':false,'code':%d,'message':'%s','data':[]}}")
                .formatted(endpoint, contains, code, text);
    }

    private static PassReport scheduled(World world) {
        world.requests.reset();
        return world.pass(Trigger.SCHEDULE);
    }

    /** How often an endpoint is called in passes every two hours. */
    private static long callsInADay(World world, String endpoint) {
        long calls = 0;
        for (int pass = 0; pass < 12; pass++) {
            world.time.jump(Duration.ofHours(2));
            scheduled(world);
            calls += world.requests.count(endpoint);
        }
        return calls;
    }

    @InSync
    void hc_061_a_folder_too_large_to_move_goes_child_by_child(Modes mode) {
        World world =
                world(mode)
                        .agreed(
                                files("big/a/", 0, 8)
                                        + " big/b/sub/"
                                        + " "
                                        + files("big/", 0, 3)
                                        + " other/ keep=0");
        world.simulator.switches().set("jobs.max-items", "6");
        world.local.move("big", "huge");
        scheduled(world);
        assertThat(world.requests.writes()).as("a rename").containsOnlyKeys("update");
        assertThat(world.requests.count("update")).isEqualTo(1);

        world.local.move("huge", "other/huge").write("other/huge/a/0.x", "edited");
        world.fault("{'endpoint':'move','from':5,'action':'reply','status':500,'body':'oops'}");
        world.pass();
        world.heal();
        world.settle();
        String there =
                "keep=0 other/huge/a/0.x=edited "
                        + files("big/a/", 1, 8).replace("big/a/", "other/huge/a/")
                        + " other/huge/b/sub/ "
                        + files("big/", 0, 3).replace("big/", "other/huge/");
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(there));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(there));
        world.local.delete("other");
        world.settlesAs("keep=0");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void what_comes_into_a_folder_while_it_goes_piece_by_piece_stays(Modes mode) {
        World world = world(mode).agreed(files("big/", 0, 10) + " keep=0");
        world.simulator.switches().set("jobs.max-items", "6");
        world.local.delete("big");
        world.passWith(
                "delete", 8, Gate.Moment.BEFORE, () -> world.cloud.add("big/theirs.x", "theirs"));
        world.settle();
        String left = TreeText.complete("big/theirs.x=theirs keep=0");
        assertThat(world.cloud.tree()).isEqualTo(left);
        assertThat(world.cloud.bin()).doesNotContain("theirs");
        assertThat(world.local.tree()).isEqualTo(mode == Modes.SYNC ? left : "keep=0");
    }

    @ParameterizedTest
    @CsvSource({"BACKUP,false", "SYNC,true"})
    void hc_293_one_of_many_is_refused_for_good(Modes mode, boolean isKnownTo115) {
        World world = world(mode).agreed("keep=0");
        world.local.put(files("n/", 0, 30));
        if (isKnownTo115) {
            world.cloud.put("away/w.x=n-20").trash("away");
        }
        world.fault(refusal("init", LocalSide.sha1("n-20"), 10019, "该文件违反规定"));
        PassReport report = scheduled(world);
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(report.cause()).contains(Cause.MODERATION);
        assertThat(world.cloud.tree().split(" ")).as("29, keep and the folder").hasSize(31);
        Failure failure = world.failures().get(0);
        assertThat(world.failures()).hasSize(1);
        assertThat(failure.path().toString()).isEqualTo("n/20.x");
        assertThat(failure.message()).contains("该文件违反规定");

        assertThat(callsInADay(world, "init")).as("left alone for long").isBetween(1L, 3L);
        assertThat(scheduled(world).result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.failures()).hasSize(1);
    }

    /** The clock of a disk, which may be another machine's, is behind ours, or ahead of it. */
    @ParameterizedTest
    @CsvSource({"0", "36", "-36"})
    void hc_293_what_was_refused_and_is_edited_goes_at_once(long hoursAhead) {
        World world = world(Modes.SYNC).agreed("keep=0");
        world.time.jump(Duration.ofHours(hoursAhead));
        world.local.write("n.x", "refused");
        world.fault(refusal("init", LocalSide.sha1("refused"), 10019, "no"));
        assertThat(scheduled(world).result()).isEqualTo(PassResult.PARTIAL);
        assertThat(scheduled(world).result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.requests.count("init")).as("it rests").isZero();
        world.local.write("n.x", "allowed");
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
        assertThat(world.cloud.tree()).isEqualTo("keep=0 n.x=allowed");
    }

    private static void room(World world, long bytes) {
        world.simulator.putUser(
                new Account.Profile(Simulator.USER, "caravan", Membership.YEARLY, bytes));
    }

    @InSync
    void hc_295_uploads_wait_for_room_and_all_else_goes_on(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2 d/c.x=3 keep=0");
        room(world, 3000);
        world.local.put("1.x=" + BIG + " 2.x=" + BIG + "2 small.x=s").delete("a.x").move("d", "e");
        world.cloud.put("there.x=t").trash("b.x");
        PassReport report = scheduled(world);
        assertThat(report.result()).isEqualTo(PassResult.WAITING);
        assertThat(report.cause()).contains(Cause.QUOTA);
        assertThat(world.cloud.tree())
                .isEqualTo(TreeText.complete("e/c.x=3 keep=0 small.x=s there.x=t"));
        assertThat(world.local.tree()).contains("there.x=t").doesNotContain("b.x");
        assertThat(callsInADay(world, "init")).as("no retry storm").isZero();
        assertThat(world.last().result()).isNotEqualTo(PassResult.FAILED);

        room(world, 1L << 40);
        assertThat(scheduled(world).result()).isEqualTo(PassResult.OK);
        world.settlesAs("1.x=" + BIG + " 2.x=" + BIG + "2 small.x=s e/c.x=3 keep=0 there.x=t");
    }

    @InSync
    void hc_297_a_folder_takes_so_many_and_no_more(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.simulator.switches().set("folders.max-entries", "20");
        world.local.put(files("n/", 10, 60) + " n/sub/y.x=y " + files("other/", 0, 10));
        PassReport report = scheduled(world);
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(report.cause()).contains(Cause.DIR_TOO_MANY);
        assertThat(report.message()).contains("31 items");
        assertThat(world.cloud.tree())
                .as("the first by name, and everything elsewhere")
                .contains("n/10.x=n-10", "n/28.x=n-28", "n/sub/y.x=y", "other/9.x=other-9")
                .doesNotContain("n/29.x");
        assertThat(world.failures()).hasSize(31).allMatch(it -> it.cause() == Cause.DIR_TOO_MANY);
        assertThat(world.failures().get(30).message()).contains("holds 20 entries");
        assertThat(world.requests.count("oss-put")).as("one was tried in vain").isEqualTo(31);

        assertThat(callsInADay(world, "init")).as("no endless retries").isLessThan(13);
        world.simulator.switches().reset();
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(world.local.tree());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void hc_299_a_bin_that_takes_nothing_costs_nothing(Modes mode) {
        World world =
                world(mode)
                        .job("versions", "{ keep: 0 }")
                        .agreed("a.x=1 b.x=2 c.x=3 d/e.x=4 keep=0");
        world.fault(refusal("delete", "", 91010, "回收站已满"));
        world.local.delete("a.x").delete("d").write("b.x", "22").write("c.x", "33");
        PassReport report = scheduled(world);
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.failures()).hasSize(4).allMatch(it -> it.message().contains("回收站已满"));
        assertThat(world.cloud.tree()).contains("a.x=1", "b.x=2 b.x=22", "d/e.x=4");
        world.local.write("new.x", "n");
        assertThat(scheduled(world).result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.cloud.tree()).as("the rest goes on").contains("new.x=n");
        assertThat(world.requests.count("delete")).as("two old versions").isEqualTo(2);

        world.heal();
        world.settlesAs("b.x=22 c.x=33 keep=0 new.x=n");
        assertThat(world.cloud.bin()).isEqualTo("a.x=1 b.x=2 c.x=3 d/");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void an_old_version_that_may_not_go_is_told_and_holds_up_no_other(Modes mode) {
        World world = world(mode).job("versions", "{ keep: 0 }").agreed("a.x=1 b.x=2 c.x=3 keep=0");
        String first =
                Stream.of("a.x", "b.x", "c.x").map(world.cloud::id).sorted().findFirst().get();
        world.fault(refusal("delete", "", 91010, "回收站已满"));
        world.local.write("a.x", "11").write("b.x", "22").write("c.x", "33");
        assertThat(scheduled(world).result()).isEqualTo(PassResult.PARTIAL);
        world.heal();
        world.fault(refusal("delete", first, 91010, "no"));

        PassReport report = scheduled(world);
        assertThat(world.cloud.bin().split(" ")).as("the two others").hasSize(2);
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.failures()).hasSize(1).allMatch(it -> it.message().contains("no"));

        world.heal();
        world.settlesAs("a.x=11 b.x=22 c.x=33 keep=0");
        assertThat(world.cloud.bin()).isEqualTo("a.x=1 b.x=2 c.x=3");
    }

    @InSync
    void hc_301_downloads_over_a_size_are_refused(Modes mode) {
        World world = world(mode).agreed("old.x=" + BIG + " a.x=1 keep=0");
        world.simulator.switches().set("download.max-size", "1000");
        world.cloud.put("new.x=" + BIG + "2 small.x=s").replace("old.x", BIG + "3");
        PassReport report = scheduled(world);
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(report.cause()).contains(Cause.TOO_LARGE);
        assertThat(report.advice()).contains("membership allows");
        assertThat(world.local.tree()).isEqualTo("a.x=1 keep=0 old.x=" + BIG + " small.x=s");
        assertThat(world.failures()).hasSize(2).allMatch(it -> it.cause() == Cause.TOO_LARGE);
        assertThat(callsInADay(world, "downurl")).isLessThan(7);
        assertThat(world.local.tree()).contains("old.x=" + BIG + " small.x=s");

        world.simulator.switches().reset();
        world.settlesAs("a.x=1 keep=0 new.x=" + BIG + "2 old.x=" + BIG + "3 small.x=s");
    }
}
