package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.PassResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders that hold more than the job may touch, when something happens to them (HC-309). */
class FoldersWithMoreTest extends WorldTest {

    private World withExcludedContent(Modes mode, String tree) {
        World world = world(mode).job("exclude", "['*.log']").agreed(tree);
        world.sidesMayDiffer();
        world.local.put("d/here.log=8");
        world.cloud.put("d/there.log=9");
        world.settle();
        return world;
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void a_file_took_the_place_of_the_folder_here(Modes mode) {
        World world = withExcludedContent(mode, "d/a=1 d/s/b=2 k=0");
        world.local.delete("d").write("d", "3");
        assertThat(world.pass().result()).isNotEqualTo(PassResult.PARTIAL);
        world.settle();
        assertThat(world.local.tree()).isEqualTo("d=3 k=0");
        assertThat(world.cloud.tree()).contains("d=3").contains("there.log=9");
        assertThat(world.cloud.bin()).contains("a=1").contains("s/");
        assertThat(world.failures()).isEmpty();
    }
}
