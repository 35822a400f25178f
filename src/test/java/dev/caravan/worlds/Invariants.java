package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.admin.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold of every world that has come to rest, whatever happened in it. */
final class Invariants {

    private final World world;

    private Invariants(World world) {
        this.world = world;
    }

    static Invariants of(World world) {
        return new Invariants(world);
    }

    /**
     * Judges a world.
     *
     * @param report of the last pass
     */
    void check(PassReport report) {
        nothingIsDoneAgain();
        noLitter();
        if (World.isWell(report)) {
            BaseTruth.check(world);
        }
        if (World.isWell(report) && !world.isDifferenceAllowed()) {
            sidesAgree();
        }
    }

    private void nothingIsDoneAgain() {
        Map<String, String> before = world.local.marks();
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).as("INV-3 writes\n%s", world.shown()).isEmpty();
        assertThat(world.requests.transfers()).as("INV-3 transfers").isZero();
        assertThat(world.local.marks()).as("INV-3 local").isEqualTo(before);
    }

    private void sidesAgree() {
        Set<String> local = lines(world.local.tree());
        Set<String> cloud = lines(world.cloud.tree());
        if (world.mode == Modes.SYNC) {
            assertThat(local).as("INV-2").isEqualTo(cloud);
        } else if (world.mode.isPulling()) {
            assertThat(local).as("INV-2").containsAll(cloud);
        } else {
            assertThat(cloud).as("INV-2").containsAll(local);
        }
    }

    /** Links and the like belong to the local side alone. */
    private static Set<String> lines(String tree) {
        return Arrays.stream(Marks.without(tree).split(" "))
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.endsWith("=?"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void noLitter() {
        List<String> here = world.local.everything().stream().filter(Invariants::isLitter).toList();
        assertThat(here).as("INV-9 local").isEmpty();
        List<String> there =
                world.simulator.otherClient().tree().stream()
                        .map(Node::path)
                        .filter(
                                path ->
                                        path.startsWith(CloudSide.FOLDER + "/.caravan/")
                                                || path.contains("/.caravan-tmp-")
                                                || path.contains("/.caravan-swap-"))
                        .toList();
        assertThat(there).as("INV-9 on 115").isEmpty();
    }

    private static boolean isLitter(String path) {
        return path.startsWith(".caravan/tmp/")
                || path.contains(".caravan-tmp-")
                || path.contains(".caravan-swap-");
    }
}
