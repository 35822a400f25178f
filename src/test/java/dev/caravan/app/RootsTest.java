package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proves that the two folders of a job are the right ones, with everything behind it. */
class RootsTest {

    private House house;

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new House(folder);
        house.write("a.txt", "a").write("folder/b.txt", "b");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void settle() throws Exception {
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
    }

    private PassReport waiting(Cause cause) throws Exception {
        PassReport report = house.pass();
        assertThat(report.result()).as(report.message()).isEqualTo(PassResult.WAITING);
        assertThat(report.cause()).contains(cause);
        house.assertNothingTrashed();
        return report;
    }

    private String rootOn115() {
        return house.simulator
                .otherClient()
                .find(House.REMOTE)
                .map(item -> Long.toString(item.id()))
                .orElseThrow();
    }

    @Test
    void hc_317_a_lost_state_is_united_again_deletes_nothing_and_is_told_once() throws Exception {
        settle();
        house.stop();
        House.remove(house.state);
        Files.delete(house.local.resolve("a.txt"));
        house.write("folder/c.txt", "c");
        house.simulator.log().reset();
        PassReport report = house.pass();
        assertThat(report.result()).isEqualTo(PassResult.WARNINGS);
        assertThat(report.cause()).contains(Cause.STATE_LOST);
        assertThat(report.message()).contains("nothing was deleted");
        assertThat(report.counts().uploaded() + report.counts().rapid()).isEqualTo(1);
        assertThat(house.remote()).contains("a.txt", "folder/b.txt", "folder/c.txt");
        house.assertNothingTrashed();
        settle();
    }

    @Test
    void a_new_job_in_a_folder_that_another_job_has_lost_nothing() throws Exception {
        settle();
        house.stop();
        house.job("remote", "/elsewhere");
        settle();
        assertThat(house.remote("/elsewhere")).contains("a.txt", "folder/b.txt");
    }

    @Test
    void hc_355_the_last_files_of_a_small_job_can_be_deleted() throws Exception {
        settle();
        Files.delete(house.local.resolve("a.txt"));
        House.remove(house.local.resolve("folder"));
        settle();
    }

    @Test
    void an_empty_folder_without_the_marker_is_waited_for_however_few_its_files() throws Exception {
        settle();
        Path away = house.local.resolveSibling("away");
        Files.move(house.local, away);
        Files.createDirectory(house.local);
        assertThat(waiting(Cause.ROOT_EMPTY).advice()).contains("`caravan approve photos`");
        Files.delete(house.local);
        waiting(Cause.ROOT_MISSING);
        Files.move(away, house.local);
        settle();
    }

    @Test
    void hc_199_a_root_that_was_moved_on_115_is_followed_and_said() throws Exception {
        settle();
        house.simulator.otherClient().folder("/archive");
        house.simulator.otherClient().move(House.REMOTE, "/archive");
        house.write("c.txt", "c");
        PassReport report = house.pass();
        assertThat(report.result()).isEqualTo(PassResult.WARNINGS);
        assertThat(report.message()).contains("/archive/photos");
        assertThat(house.remote("/archive/photos")).contains("c.txt");
        house.simulator.otherClient().move("/archive/photos", "/backup");
        settle();
    }

    @Test
    void a_moved_root_whose_place_is_taken_waits_for_a_word() throws Exception {
        settle();
        house.simulator.otherClient().rename(House.REMOTE, "old");
        house.simulator.otherClient().folder(House.REMOTE);
        assertThat(waiting(Cause.REMOTE_ROOT_IDENTITY).message()).contains("/backup/old");
    }

    @Test
    void a_root_that_is_gone_from_115_is_never_made_again() throws Exception {
        settle();
        String id = rootOn115();
        house.simulator.otherClient().trash(House.REMOTE);
        PassReport report = house.pass();
        assertThat(report.cause()).contains(Cause.REMOTE_ROOT_MISSING);
        assertThat(house.simulator.otherClient().find(House.REMOTE)).isEmpty();
        house.simulator.otherClient().folder(House.REMOTE);
        report = house.pass();
        assertThat(report.cause()).contains(Cause.REMOTE_ROOT_IDENTITY);
        assertThat(report.advice()).contains("caravan approve photos");
        assertThat(Optional.of(rootOn115())).isNotEqualTo(Optional.of(id));
        assertThat(house.remote()).isEmpty();
    }

    @Test
    void hc_311_another_root_in_the_configuration_is_a_union() throws Exception {
        settle();
        house.stop();
        Path other = Files.createDirectory(house.local.resolveSibling("other"));
        house.job("local", other.toString());
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).contains("a.txt", "folder/b.txt");
        house.assertNothingTrashed();
    }
}
