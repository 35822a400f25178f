package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** Two files of one name on 115, of which one bears a mark here, change places (HC-109). */
class TwinsRenamedTest extends WorldTest {

    private World twins(Modes mode) {
        World world = world(mode).agreed("a.x=1 k=0");
        world.cloud.add("a.x", "2");
        world.settle();
        return world;
    }

    @InSync
    void the_first_is_deleted_here_and_the_other_gets_the_name(Modes mode) {
        World world = twins(mode);
        world.local.delete("a.x");
        world.settlesAs("a.x=2 k=0");
        world.check();
        world.local.write("a.x", "3");
        world.settlesAs("a.x=3 k=0");
        assertThat(world.cloud.contents()).contains("1", "2");
    }

    @InSync
    void they_change_places_here(Modes mode) {
        World world = twins(mode);
        String marked = world.local.find("a (115-dup");
        world.local.swap("a.x", marked);
        world.settle();
        assertThat(world.cloud.tree()).contains("a.x=2").contains("=1");
        world.check();
        world.local.write("a.x", "3");
        world.settle();
        assertThat(world.cloud.contents()).contains("1", "2", "3");
    }
}
