package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.PassResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Chapter 17 of the hard cases, listings: pages that shift, end too early or never, and folders
 * that list empty. Nothing is deleted for it, in few requests, and it is said when it lasts. {@code
 * -Dmodes=all} tries every lie in every mode.
 */
class ListingsThatLieTest extends WorldTest {

    private static final boolean ALL = System.getProperty("modes", "").equals("all");

    private static final int FILES = 34;

    /** A folder of four pages, and something else that is not in it. */
    private static final String TREE =
            IntStream.range(100, 100 + FILES)
                            .mapToObj(i -> "d/" + i + ".x=" + i)
                            .collect(Collectors.joining(" "))
                    + " e/a.x=1 keep=0";

    private World paged(Modes mode) {
        return world(mode).account("page-size", "10").agreed(TREE);
    }

    private static void set(World world, String name, String value) {
        world.simulator.switches().set(name, value);
    }

    /** How a listing lies: a switch of the simulator or a fault, and whether folders are listed. */
    enum Lie {
        EMPTY_SECOND_PAGE("listing.paging=empty-after-first"),
        ENDLESS_PAGES("listing.paging=repeat-first"),
        ROWS_MISSING("listing.missing-rows=1"),
        ROWS_TWICE("listing.duplicate-rows=3"),
        EMPTY(
                "{'endpoint':'files','action':'edit','edits':[{'at':'/data','set':[]},{'at':'/count','set':0}]}"),
        EMPTY_BUT_COUNTED("{'endpoint':'files','action':'edit','edits':[{'at':'/data','set':[]}]}"),
        NO_COUNT_AND_EMPTY(
                "{'endpoint':'files','action':'edit','edits':[{'at':'/data','set':[]},{'at':'/count','remove':true}]}"),
        FIRST_PAGE_SHORT(
                "{'endpoint':'files','action':'edit','edits':[{'at':'/data/0','remove':true},{'at':'/data/0','remove':true}]}");

        private final String how;

        Lie(String how) {
            this.how = how;
        }

        void begin(World world) {
            if (how.startsWith("{")) {
                world.fault(how);
            } else {
                set(world, how.split("=")[0], how.split("=")[1]);
            }
        }
    }

    /** How a listing is read does not depend on the mode; what is concluded from it does. */
    private static List<Lie> lies(Modes mode) {
        return mode == Modes.SYNC || ALL
                ? List.of(Lie.values())
                : List.of(Lie.ROWS_MISSING, Lie.EMPTY, Lie.NO_COUNT_AND_EMPTY);
    }

    private static List<String> recursive(Modes mode) {
        return mode == Modes.SYNC || ALL ? List.of("true", "false") : List.of("true");
    }

    @InDeletingModes
    void hc_273_275_277_what_lasts_is_said_and_deletes_nothing(Modes mode) {
        World world = paged(mode);
        String both = TreeText.complete(TREE);
        for (Lie lie : lies(mode)) {
            for (String recursive : recursive(mode)) {
                set(world, "listing.recursive", recursive);
                lie.begin(world);
                world.requests.reset();
                PassReport report = world.pass();
                String what = lie + ", recursive " + recursive + ": " + report.message();
                assertThat(world.requests.count("files")).as(what).isLessThan(30);
                assertThat(world.requests.writes()).as(what).isEmpty();
                assertThat(world.local.tree()).as(what).isEqualTo(both);
                assertThat(world.cloud.tree()).as(what).isEqualTo(both);
                assertThat(report.result()).as(what).isEqualTo(PassResult.WAITING);
                assertThat(report.cause()).as(what).contains(Cause.SCAN_INCOMPLETE);
                world.simulator.switches().reset();
                world.heal();
                world.time.jump(Duration.ofHours(1));
            }
        }
        world.settlesAs(TREE);
        assertThat(world.cloud.bin()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
    }

    @InDeletingModes
    void hc_271_files_that_come_while_pages_are_read_shift_nothing_away(Modes mode) {
        World world = paged(mode);
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            more.append("d/new").append(i).append(".x=new").append(i).append(' ');
        }
        world.passWith("files", 3, Gate.Moment.BEFORE, () -> world.cloud.put(more.toString()));
        assertThat(world.local.tree().split(" ")).contains(TreeText.complete(TREE).split(" "));
        assertThat(world.cloud.bin()).isEmpty();
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(TREE + " " + more));
        if (!mode.isPushing()) {
            assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PULL", "PULL_MIRROR", "SYNC"})
    void what_was_replaced_on_115_is_no_second_file_when_only_half_of_it_was_seen(Modes mode) {
        World world = world(mode).agreed("d/a.x=1 d/b.x=2 keep=0");
        world.cloud.replace("d/a.x", "1-new").trash("d/b.x").put("d/b.x/in.x=3 d/c.x=4");
        world.fault("{'endpoint':'files','action':'edit','edits':[{'at':'/count','set':null}]}");
        assertThat(world.pass().cause()).contains(Cause.SCAN_INCOMPLETE);
        assertThat(world.local.tree())
                .doesNotContain("~", "115-dup")
                .contains("d/a.x=1 ", "d/b.x=2 ");
        world.heal();
        world.settle();
        assertThat(world.local.tree()).contains("d/a.x=1-new").doesNotContain("d/a~");
        if (mode != Modes.PULL) {
            world.settlesAs("d/a.x=1-new d/b.x/in.x=3 d/c.x=4 keep=0");
            assertThat(world.conflicts()).isZero();
        }
    }
}
