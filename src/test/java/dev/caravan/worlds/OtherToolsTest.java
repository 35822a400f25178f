package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** Another tool keeps the same local folder in step with somewhere else. */
class OtherToolsTest extends WorldTest {

    @InEveryMode
    void hc_329_what_another_sync_tool_leaves_about_never_travels(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.local
                .folder(".stfolder")
                .write(".stfolder/syncthing-folder-1a2b3c.txt", "marker")
                .write(".stversions/a~20260101-000000.x", "old")
                .write(".syncthing.a.x.tmp", "half")
                .write("d/.syncthing.b.x.tmp", "half")
                .write("d/~syncthing~b.x.tmp", "half");
        for (int i = 0; i < 3; i++) {
            world.pass();
        }
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        assertThat(world.local.has(".syncthing.a.x.tmp")).isTrue();
        assertThat(world.local.has(".stversions/a~20260101-000000.x")).isTrue();
        world.sidesMayDiffer();
        if (!mode.isPulling()) {
            carriesOnWhatItBrings(world);
        }
    }

    /** Its file takes the name at last, and of a conflict it keeps both versions. */
    private static void carriesOnWhatItBrings(World world) {
        world.local.write("d/.syncthing.b.x.tmp", "3");
        world.meanwhile(
                "files",
                () ->
                        world.local
                                .delete("d/b.x")
                                .move("d/.syncthing.b.x.tmp", "d/b.x")
                                .write("a.sync-conflict-20260101-000000-ABCDEFG.x", "mine"));
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.cloud.tree())
                .isEqualTo("a.sync-conflict-20260101-000000-ABCDEFG.x=mine a.x=1 d/ d/b.x=3");
    }

    /** Both tools see each other's writes: what comes from 115 is carried on, and comes back. */
    @InSync
    void hc_329_an_echo_of_what_we_wrote_ourselves_ends_it(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.cloud.replace("a.x", "2");
        world.pass();
        // The other tool writes the very same content again, as its own version.
        world.local.save("a.x", "2");
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs("a.x=2");
    }
}
