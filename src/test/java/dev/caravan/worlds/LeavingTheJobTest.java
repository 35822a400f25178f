package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.PassResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another client takes out of the job's folder on 115, or to another place in it. */
class LeavingTheJobTest {

    private static final String ELSEWHERE = "/elsewhere";

    @TempDir Path folder;

    private static void takeOut(World world, String path) {
        String id = "id:" + world.cloud.id(path);
        world.cloud.client().folder(ELSEWHERE);
        world.cloud.client().move(id, ELSEWHERE);
        world.custody().strangersCome();
    }

    private static String outside(World world) {
        StringBuilder paths = new StringBuilder();
        world.cloud.outside().forEach(node -> paths.append(node.path()).append(' '));
        return paths.toString();
    }

    @Test
    void hc_055_a_folder_that_left_the_job_is_trashed_here_and_stays_where_it_is_there() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/e/a=1 d/b=2 c=3")) {
            takeOut(world, "d");
            world.settlesAs("c=3");
            assertThat(outside(world)).contains("/elsewhere/d/e/a").contains("/elsewhere/d/b");
            assertThat(world.last().result()).isEqualTo(PassResult.OK);
        }
    }

    @Test
    void hc_055_an_empty_folder_that_left_the_job_goes_too() {
        try (World world = World.in(folder, Modes.SYNC).agreed("e1/ c=3")) {
            takeOut(world, "e1");
            world.settlesAs("c=3");
            assertThat(outside(world)).contains("/elsewhere/e1");
        }
    }

    @Test
    void hc_055_nothing_is_sent_into_a_folder_that_left_the_job() {
        try (World world = World.in(folder, Modes.BACKUP).agreed("d/a=1 c=3")) {
            takeOut(world, "d");
            world.local.put("d/new=4");
            world.settlesAs("d/a=1 d/new=4 c=3");
            assertThat(outside(world)).contains("/elsewhere/d/a").doesNotContain("new");
        }
    }

    @Test
    void hc_055_what_was_edited_here_meanwhile_survives_its_folder() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2")) {
            takeOut(world, "d");
            world.local.put("d/a=9");
            world.settlesAs("d/a=9");
            assertThat(outside(world)).contains("/elsewhere/d/a").contains("/elsewhere/d/b");
        }
    }

    @Test
    void an_empty_folder_that_moved_inside_the_job_moves_here_even_below_a_folder_nobody_saw() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/e1/ d/a=1 t/b=2")) {
            world.cloud.move("d/e1", "t/e1");
            world.settlesAs("d/a=1 t/b=2 t/e1/");
            world.cloud.folder("new/in");
            world.cloud.move("t/e1", "new/in/e1");
            world.settlesAs("d/a=1 t/b=2 new/in/e1/");
        }
    }

    @Test
    void what_comes_back_into_a_folder_that_another_client_just_made_is_not_gone() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2")) {
            String id = "id:" + world.cloud.id("d/b");
            Object inode = world.local.inode("d/b");
            takeOut(world, "d/b");
            world.passWith(
                    "files",
                    2,
                    Gate.Moment.AFTER,
                    () -> {
                        world.cloud.folder("n");
                        world.cloud.client().move(id, CloudSide.FOLDER + "/n");
                        world.custody().strangersCome();
                    });
            world.settlesAs("d/a=1 n/b=2");
            assertThat(world.local.inode("n/b")).isEqualTo(inode);
        }
    }
}
