package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.PassResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** HC-227: files lose their content, although the state says that they are whole. */
class PowerCutTest extends WorldTest {

    private static void cut(World world, String path, String rest) {
        try {
            Path file = world.local.path(path);
            FileTime time = Files.getLastModifiedTime(file);
            world.local.write(path, rest);
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Pulling
    void hc_227_what_a_power_cut_took_is_fetched_again(Modes mode) {
        World world = world(mode).agreed("a.x=111 d/b.x=222 d/c.x=333 keep=0");
        world.stop();
        cut(world, "a.x", "");
        cut(world, "d/b.x", "2");
        assertThat(world.pass().result()).isEqualTo(PassResult.WARNINGS);
        assertThat(world.requests.count("init")).isZero();
        world.settlesAs("a.x=111 d/b.x=222 d/c.x=333 keep=0");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @Pulling
    void hc_227_a_new_version_on_115_comes_all_the_same(Modes mode) {
        World world = world(mode).agreed("a.x=111 keep=0");
        cut(world, "a.x", "");
        world.cloud.replace("a.x", "4");
        world.settlesAs("a.x=4 keep=0");
    }

    @OneWayUp
    void hc_227_what_a_power_cut_took_is_not_sent(Modes mode) {
        World world = world(mode).agreed("a.x=111 d/b.x=222 keep=0");
        cut(world, "a.x", "");
        world.pass();
        assertThat(world.pass().result()).isEqualTo(PassResult.PARTIAL);
        assertThat(world.cloud.tree()).isEqualTo("a.x=111 d/ d/b.x=222 keep=0");
        world.local.write("a.x", "new");
        world.settlesAs("a.x=new d/b.x=222 keep=0");
    }

    @Pushing
    void what_somebody_emptied_is_an_edit(Modes mode) {
        World world = world(mode).agreed("a.x=111 keep=0");
        world.local.write("a.x", "");
        world.settlesAs("a.x= keep=0");
    }

    @Pushing
    void another_file_of_the_same_time_put_in_its_place_is_an_edit(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=111 keep=0");
        Path file = world.local.path("a.x");
        FileTime time = Files.getLastModifiedTime(file);
        world.local.save("a.x", "2");
        Files.setLastModifiedTime(file, time);
        world.settlesAs("a.x=2 keep=0");
    }
}
