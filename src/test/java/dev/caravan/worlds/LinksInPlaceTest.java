package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What the job skips stands where 115 has something: that stays there, and is told without counting
 * as failed (HC-097, HC-139).
 */
class LinksInPlaceTest extends WorldTest {

    private static void link(World world, String path) throws IOException {
        world.sidesMayDiffer();
        Files.createSymbolicLink(
                world.local.path(path), Files.createDirectories(world.folder.resolve("elsewhere")));
    }

    private static void assertTold(World world) {
        world.settle();
        assertThat(world.last().result()).as(world.shown()).isEqualTo(PassResult.WARNINGS);
        assertThat(world.last().cause()).isEqualTo(Optional.of(Cause.DUPLICATE_NAME));
        assertThat(world.failures()).isEmpty();
    }

    @Pulling
    void a_link_took_the_place_of_a_folder(Modes mode) throws IOException {
        World world = world(mode).agreed("d/a=1 d/b=2 k=0");
        world.local.delete("d");
        link(world, "d");
        world.settle();
        world.cloud.put("d/new=3");
        assertTold(world);
        assertThat(world.local.tree()).isEqualTo("d=? k=0");
        assertThat(world.cloud.tree()).isEqualTo("d/ d/a=1 d/b=2 d/new=3 k=0");
        Files.delete(world.local.path("d"));
        world.settlesAs("d/a=1 d/b=2 d/new=3 k=0");
    }

    @Pulling
    void something_new_on_115_bears_the_name_of_a_link(Modes mode) throws IOException {
        World world = world(mode).agreed("k=0");
        link(world, "d");
        world.cloud.put("d/a=1 e=2");
        assertTold(world);
        assertThat(world.local.tree()).isEqualTo("d=? e=2 k=0");
    }

    @Pulling
    void a_file_of_115_bears_the_name_of_an_excluded_folder(Modes mode) {
        World world = world(mode).job("exclude", "['build/']").agreed("k=0");
        world.sidesMayDiffer();
        world.local.put("build/x=1");
        world.cloud.put("build=2");
        assertTold(world);
    }
}
