package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept when something is replaced, archived, or changed under a pass's hands. */
class KeepingTest {

    @TempDir Path folder;

    @Test
    void a_replaced_file_of_a_backup_is_kept_among_the_versions() {
        try (World world = World.in(folder, Modes.BACKUP).agreed("d/a.txt=1 b=2")) {
            world.local.put("d/a.txt=3");
            world.settlesAs("d/a.txt=3 b=2");
            assertThat(world.cloud.versions())
                    .containsPattern("d/a \\(\\d{4}-\\d\\d-\\d\\d \\d{6}\\)\\.txt=1");
            assertThat(world.cloud.bin()).doesNotContain("a.txt");
            world.check();
        }
    }

    @Test
    void files_replaced_at_the_same_time_make_the_versions_folder_once() {
        try (World world = World.in(folder, Modes.MIRROR).job("transfers", "3")) {
            world.agreed("a.x=1 b.x=2 c.x=3");
            world.simulator
                    .faults()
                    .add(
                            "{\"endpoint\":\"mkdir\",\"action\":\"delay\",\"time\":\"500ms\",\"when\":\"after\"}");
            world.local.put("a.x=11 b.x=22 c.x=33");
            world.pass();
            assertThat(world.requests.count("mkdir")).isEqualTo(1);
            world.settlesAs("a.x=11 b.x=22 c.x=33");
        }
    }

    @Test
    void more_versions_than_the_job_keeps_go_to_the_recycle_bin() {
        try (World world = World.in(folder, Modes.MIRROR).job("versions", "{ keep: 1 }")) {
            world.agreed("a.txt=1");
            world.local.put("a.txt=2");
            world.settle();
            world.time.jump(Duration.ofHours(1));
            world.local.put("a.txt=3");
            world.settlesAs("a.txt=3");
            assertThat(world.cloud.versions()).contains("=2").doesNotContain("=1");
            assertThat(world.cloud.bin()).contains("=1");
        }
    }

    @Test
    void hc_363_an_archived_file_goes_once_it_is_proved_and_its_folder_with_it() {
        try (World world = World.in(folder, Modes.ARCHIVE).job("archive", "{ delay: 1h }")) {
            world.local.put("d/e/a=1 b=2");
            world.settlesAs("d/e/a=1 b=2");
            world.time.jump(Duration.ofMinutes(61));
            world.settlesAs("", "d/e/a=1 b=2");
            assertThat(Files.exists(world.local.path("d"))).isFalse();
            world.local.put("d/e/a=1 d/new=4");
            world.settle();
            assertThat(world.cloud.tree()).isEqualTo(TreeText.complete("d/e/a=1 d/new=4 b=2"));
        }
    }

    @Test
    void files_of_one_folder_go_to_the_recycle_bin_with_one_call() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2 d/c=3 e/f=4 e/g=5")) {
            world.local.delete("d/a").delete("d/b").delete("e/f");
            world.pass();
            assertThat(world.cloud.tree()).isEqualTo(TreeText.complete("d/c=3 e/g=5"));
            assertThat(world.requests.writes()).hasToString("{delete=2}");
            world.check();
        }
    }

    @Test
    void of_a_batch_only_what_another_client_left_alone_goes() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2 d/c=3")) {
            world.local.delete("d/a").delete("d/b");
            world.passWith("files", 3, Gate.Moment.BEFORE, () -> world.cloud.replace("d/a", "9"));
            assertThat(world.cloud.tree()).contains("a=9").doesNotContain("b=2");
            world.check();
        }
    }

    @Test
    void of_a_batch_what_another_client_gave_another_name_stays() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2 d/c=3")) {
            world.local.delete("d/a").delete("d/b");
            world.passWith("files", 3, Gate.Moment.BEFORE, () -> world.cloud.move("d/a", "d/kept"));
            world.settle();
            assertThat(world.cloud.tree()).contains("kept=1").doesNotContain("b=2");
            world.check();
        }
    }

    @Test
    void an_archived_file_survives_that_its_name_is_used_again() {
        try (World world = World.in(folder, Modes.ARCHIVE).job("archive", "{ delay: 1h }")) {
            world.local.put("DSC_0001.JPG=1 other.JPG=2");
            world.settle();
            world.time.jump(Duration.ofMinutes(61));
            world.settle();
            assertThat(world.local.tree()).isEmpty();
            world.local.put("DSC_0001.JPG=3");
            world.settle();
            world.local.put("x.JPG=4");
            world.settle();
            world.local.move("x.JPG", "other.JPG");
            world.settle();
            assertThat(world.cloud.tree()).contains("=1").contains("=2").contains("=3", "=4");
        }
    }

    @Test
    void what_a_person_gave_another_name_meanwhile_is_theirs() {
        try (World world = World.in(folder, Modes.SYNC).agreed("a=1 b=2")) {
            world.local.delete("a");
            world.passWith("info", 1, Gate.Moment.BEFORE, () -> world.cloud.move("a", "kept"));
            world.settle();
            assertThat(world.cloud.tree()).contains("kept=1");
            assertThat(world.cloud.bin()).isEmpty();
        }
    }

    @Test
    void a_conflict_is_told_although_the_pass_breaks_off_afterwards() {
        try (World world = World.in(folder, Modes.SYNC).agreed("a=1 b=2")) {
            world.local.put("a=3");
            world.cloud.replace("a", "4");
            world.cloud.add("c", "5");
            world.fault("{'endpoint':'rename','action':'throttle'}");
            world.pass();
            world.heal();
            assertThat(world.conflicts()).isEqualTo(1);
        }
    }

    @Test
    void hc_169_an_edit_while_the_link_is_asked_for_and_the_new_version_both_survive_at_once() {
        try (World world = World.in(folder, Modes.SYNC).agreed("a=1")) {
            world.cloud.replace("a", "2");
            world.passWith("downurl", 1, Gate.Moment.BEFORE, () -> world.local.put("a=3"));
            assertThat(world.local.tree()).contains("=2").contains("=3");
            assertThat(world.cloud.tree()).contains("=2").contains("=3");
            world.check();
        }
    }
}
