package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.app.Program;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A look at a large folder on 115 takes long, and meanwhile somebody works in the local one. */
class LongScanTest extends WorldTest {

    private static final int FILES = 40;

    /** The page of the listing at whose request somebody acts; two are of folders. */
    private static final int PAGE = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String tree() {
        StringBuilder tree = new StringBuilder();
        for (int i = 0; i < FILES; i++) {
            tree.append(i % 2 == 0 ? "d/" : "e/").append(i).append(".x=").append(i).append(' ');
        }
        return tree.toString();
    }

    private World large(Modes mode) {
        World world = world(mode).agreed(tree());
        world.pass();
        world.simulator.switches().set("listing.limit-cap", "4");
        world.time.jump(Duration.ofDays(2));
        world.requests.reset();
        return world;
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void hc_345_an_edited_file_does_not_wait_for_the_end_of_a_long_listing(Modes mode) {
        World world = large(mode);
        int pages = pagesOfALook(world);
        world.local.write("e/early.x", "early");
        during(
                world,
                PAGE,
                () -> {
                    world.local.write("d/4.x", "edited").write("e/new.x", "new");
                    return Scope.folders(List.of(RelativePath.parse("d"), RelativePath.parse("e")));
                });
        List<String> asked = pagesAndUploads(world);
        assertThat(asked.indexOf("init")).as("%s", asked).isBetween(1, PAGE + 1);
        assertThat(asked).as("each is sent once").filteredOn("init"::equals).hasSize(3);
        assertThat(asked)
                .filteredOn(each -> !each.equals("init"))
                .as("the listing goes on where it was, and shows all")
                .hasSizeLessThanOrEqualTo(pages + 1)
                .doesNotHaveDuplicates();
        PassRecord whole = lastPasses(world).get(0);
        assertThat(whole.trigger()).as("one pass did it all").isEqualTo("schedule");
        assertThat(whole.counts().uploaded()).isEqualTo(3);
        assertThat(lastPasses(world))
                .allMatch(pass -> pass.result().equals(Optional.of(PassResult.OK)));
        String after = tree().replace("d/4.x=4 ", "d/4.x=edited e/early.x=early e/new.x=new ");
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(after));
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(after));
        world.settlesAs(after);
        assertThat(world.conflicts()).isZero();
    }

    @InSync
    void hc_345_what_another_client_changed_in_that_folder_waits_for_the_whole_look(Modes mode) {
        World world = large(mode);
        world.cloud.replace("d/4.x", "theirs");
        during(
                world,
                PAGE,
                () -> {
                    world.local.write("d/4.x", "ours");
                    return Scope.folders(List.of(RelativePath.parse("d")));
                });
        world.settlesAs(tree().replace("d/4.x=4 ", "d/4.x=ours d/4~remote.x=theirs "));
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR"})
    void hc_345_a_rename_waits_for_the_whole_look_and_costs_no_bytes(Modes mode) {
        World world = large(mode);
        during(
                world,
                PAGE,
                () -> {
                    world.local.move("d/4.x", "e/renamed.x");
                    return Scope.folders(List.of(RelativePath.parse("d"), RelativePath.parse("e")));
                });
        assertThat(world.requests.bytesSent()).isZero();
        world.settlesAs(tree().replace("d/4.x=4 ", "e/renamed.x=4 "));
    }

    @InSync
    void hc_345_an_edit_in_a_large_tree_needs_no_look_at_everything(Modes mode) {
        World world = large(mode);
        pagesOfALook(world);
        world.time.jump(Duration.ofMinutes(30));
        world.requests.reset();
        world.local.write("d/4.x", "edited");
        long before = lastPasses(world).size();
        world.program()
                .runSoon(
                        new PassOrder(
                                World.JOB,
                                Trigger.WATCH,
                                Scope.folders(List.of(RelativePath.parse("d")))));
        await().atMost(PATIENCE).until(() -> lastPasses(world).size() > before && isQuiet(world));
        assertThat(world.cloud.tree()).contains("d/4.x=edited");
        assertThat(world.requests.count("files")).as("the pages of d").isLessThanOrEqualTo(8);
        world.settlesAs(tree().replace("d/4.x=4 ", "d/4.x=edited "));
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC"})
    void hc_345_what_the_long_look_found_wrong_is_told_whoever_ran_in_between(Modes mode) {
        World world = large(mode);
        String id = world.cloud.id("e/3.x");
        world.simulator.otherClient().markComplete("id:" + id, "0");
        during(
                world,
                PAGE,
                () -> {
                    world.local.write("d/4.x", "edited");
                    return Scope.folders(List.of(RelativePath.parse("d")));
                });
        assertThat(lastPasses(world).get(0).result()).contains(PassResult.PARTIAL);
        assertThat(world.cloud.tree()).contains("d/4.x=edited");
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC"})
    void hc_345_that_a_short_pass_broke_off_is_no_failure_of_the_long_one(Modes mode) {
        World world = large(mode);
        during(
                world,
                PAGE,
                () -> {
                    world.local
                            .write("d/4.x", "edited")
                            .write("d/6.x", "edited-too")
                            .write("d/8.x", "and-this");
                    // Three items in a row, five times each: that is an outage.
                    world.fault(
                            "{'endpoint':'info','times':15,'action':'reply','status':500,'body':'oops'}");
                    return Scope.folders(List.of(RelativePath.parse("d")));
                });
        assertThat(world.failures())
                .as("the files alone")
                .extracting(failure -> failure.path().toString())
                .containsExactly("d/4.x", "d/6.x", "d/8.x");
        world.settlesAs(
                tree().replace("d/4.x=4 ", "d/4.x=edited ")
                        .replace("d/6.x=6 ", "d/6.x=edited-too ")
                        .replace("d/8.x=8 ", "d/8.x=and-this "));
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC"})
    void hc_345_a_listing_folder_by_folder_holds_as_well(Modes mode) {
        World world = world(mode).agreed(tree());
        world.simulator.switches().set("listing.limit-cap", "4");
        world.simulator.switches().set("listing.recursive", "false");
        world.pass();
        world.time.jump(Duration.ofDays(2));
        world.requests.reset();
        world.pass();
        long calls = world.requests.count("files");
        world.requests.reset();
        during(
                world,
                (int) calls - 3,
                () -> {
                    world.local.write("d/4.x", "edited").write("d/new.x", "new");
                    return Scope.folders(List.of(RelativePath.parse("d")));
                });
        assertThat(world.requests.count("init")).as("each is sent once").isEqualTo(2);
        assertThat(lastPasses(world).get(0).result()).contains(PassResult.OK);
        assertThat(world.requests.count("files")).isLessThan(calls * 2);
        world.settlesAs(tree().replace("d/4.x=4 ", "d/4.x=edited d/new.x=new "));
        assertThat(world.conflicts()).isZero();
    }

    @Test
    void hc_345_a_file_that_is_written_again_and_again_does_not_hold_up_a_long_look() {
        StringBuilder flat = new StringBuilder();
        for (int i = 0; i < 3 * FILES; i++) {
            flat.append("d/").append(i).append(".x=").append(i).append(' ');
        }
        World world = world(Modes.BACKUP).agreed(flat.toString());
        world.simulator.switches().set("listing.limit-cap", "4");
        world.time.jump(Duration.ofDays(2));
        pagesOfALook(world);
        world.pass();
        long calls = world.requests.count("files");
        world.requests.reset();
        int before = lastPasses(world).size();
        Program program = world.program();
        program.runSoon(new PassOrder(World.JOB, Trigger.SCHEDULE));
        int edits = 0;
        while (lastPasses(world).size() == before || !hasEnded(world, before)) {
            Gate gate = world.simulator.gates().put("files", 1, Gate.Moment.BEFORE);
            if (arrives(gate)) {
                // So long a page takes.
                world.time.jump(Duration.ofMillis(500));
                world.local.write("d/4.x", "edited" + edits++);
                program.runSoon(
                        new PassOrder(
                                World.JOB,
                                Trigger.WATCH,
                                Scope.folders(List.of(RelativePath.parse("d")))));
            }
            world.simulator.gates().clear();
        }
        assertThat(world.requests.count("files"))
                .as("of %s for the look alone", calls)
                .isBetween(calls, 3 * calls);
        await().atMost(PATIENCE).until(() -> isQuiet(world));
    }

    private static boolean arrives(Gate gate) {
        try {
            return gate.awaitArrival(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the pass that came after so many came to its end. */
    private static boolean hasEnded(World world, int before) {
        List<PassRecord> passes = lastPasses(world);
        return passes.get(passes.size() - 1 - before).ended().isPresent();
    }

    private static int pagesOfALook(World world) {
        world.requests.reset();
        world.pass();
        int pages = pagesAndUploads(world).size();
        world.requests.reset();
        return pages;
    }

    private interface Act {
        Scope act();
    }

    /** Somebody acts while a look at everything asks for its n-th page. */
    private static void during(World world, int page, Act act) {
        Program program = world.program();
        int before = lastPasses(world).size();
        Gate gate = world.simulator.gates().put("files", page, Gate.Moment.BEFORE);
        program.runSoon(new PassOrder(World.JOB, Trigger.SCHEDULE));
        try {
            assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Scope scope = act.act();
        program.runSoon(new PassOrder(World.JOB, Trigger.WATCH, scope));
        gate.release();
        await().atMost(PATIENCE)
                .during(Duration.ofMillis(300))
                .until(() -> lastPasses(world).size() > before && isQuiet(world));
        world.heal();
    }

    private static boolean isQuiet(World world) {
        return lastPasses(world).stream().allMatch(pass -> pass.ended().isPresent());
    }

    static List<PassRecord> lastPasses(World world) {
        try (StateDatabase state = StateDatabase.view(world.stateDir()).orElseThrow()) {
            return new PassStore(state)
                    .history(new JobStore(state).find(World.JOB).orElseThrow().id(), 100);
        }
    }

    /** Where the pages of the whole listing began, and between them the uploads. */
    private static List<String> pagesAndUploads(World world) {
        return world
                .requests
                .log()
                .entries(entry -> entry.endpoint().equals("init") || isOfWholeListing(entry))
                .stream()
                .map(entry -> entry.parameters().getOrDefault("offset", "init"))
                .toList();
    }

    private static boolean isOfWholeListing(LogEntry entry) {
        return entry.endpoint().equals("files")
                && entry.parameters().getOrDefault("show_dir", "").equals("0")
                && entry.parameters().getOrDefault("asc", "").equals("1");
    }
}
