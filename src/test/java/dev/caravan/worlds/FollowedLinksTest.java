package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** With {@code symlinks: follow} nothing is written or deleted through a link (HC-139). */
class FollowedLinksTest extends WorldTest {

    private World following(Modes mode) throws IOException {
        World world = world(mode).job("symlinks", "follow").agreed("a=1 d/b=2 k=0");
        world.sidesMayDiffer();
        Files.createSymbolicLink(world.local.path("la"), Path.of("a"));
        Files.createSymbolicLink(world.local.path("ld"), Path.of("d"));
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1 d/ d/b=2 k=0 la=1 ld/ ld/b=2");
        return world;
    }

    @InSync
    void a_new_version_on_115_is_told_and_not_fetched_in_vain(Modes mode) throws IOException {
        World world = following(mode);
        world.cloud.replace("la", "3").replace("ld/b", "4").put("ld/n=5");
        for (int i = 0; i < 2; i++) {
            world.requests.reset();
            world.pass();
            assertThat(world.requests.transfers()).isZero();
        }
        assertThat(world.failures()).hasSize(3);
        assertThat(world.local.tree()).isEqualTo("a=1 d/ d/b=2 k=0 la=? ld=?");
        assertThat(world.cloud.tree()).isEqualTo("a=1 d/ d/b=2 k=0 la=3 ld/ ld/b=4 ld/n=5");
        world.cloud.replace("a", "6");
        world.settle();
        assertThat(world.local.tree()).contains("a=6");
    }

    @InSync
    void what_is_deleted_on_115_keeps_its_link_and_what_that_leads_to(Modes mode)
            throws IOException {
        World world = following(mode);
        world.cloud.trash("la").trash("ld");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a=1 d/ d/b=2 k=0 la=? ld=?");
        assertThat(world.cloud.tree()).startsWith("a=1 d/ d/b=2 k=0");
        Files.delete(world.local.path("la"));
        Files.delete(world.local.path("ld"));
        world.settlesAs("a=1 d/b=2 k=0");
    }
}
