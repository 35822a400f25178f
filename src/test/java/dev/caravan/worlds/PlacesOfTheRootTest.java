package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The job's folder is somewhere else, or something else is in its place (HC-193 to HC-199). */
class PlacesOfTheRootTest extends WorldTest {

    private static void move(World world, String from, String to) {
        world.stop();
        try {
            Files.move(world.folder.resolve(from), world.folder.resolve(to));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String rootId(World world) {
        return Long.toString(world.cloud.client().find(CloudSide.FOLDER).orElseThrow().id());
    }

    private static void assertWaits(World world, Cause cause) {
        for (int i = 0; i < 2; i++) {
            world.requests.reset();
            PassReport report = world.pass();
            assertThat(report.result()).as(report.message()).isEqualTo(PassResult.WAITING);
            assertThat(report.cause()).isEqualTo(Optional.of(cause));
            assertThat(world.requests.writes()).isEmpty();
            assertThat(world.requests.transfers()).isZero();
            world.time.jump(Duration.ofDays(3));
        }
    }

    @InDeletingModes
    void it_was_away_for_days(Modes mode) {
        World world = world(mode).agreed("a=1 d/b=2");
        move(world, "photos", "away");
        assertWaits(world, Cause.ROOT_MISSING);
        move(world, "away", "photos");
        world.settlesAs("a=1 d/b=2");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @InDeletingModes
    void a_link_leads_to_where_it_is_now(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1 d/b=2");
        move(world, "photos", "moved");
        Path link = world.folder.resolve("photos");
        Files.createSymbolicLink(link, world.folder.resolve("moved"));
        world.requests.reset();
        assertThat(world.pass().result()).isEqualTo(PassResult.OK);
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.stop();
        Files.delete(link);
        move(world, "moved", "photos");
    }

    @InDeletingModes
    void a_link_leads_somewhere_else(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1 d/b=2");
        move(world, "photos", "moved");
        Path other = Files.createDirectories(world.folder.resolve("other"));
        Files.writeString(other.resolve("x"), "9");
        Path link = Files.createSymbolicLink(world.folder.resolve("photos"), other);
        assertWaits(world, Cause.ROOT_IDENTITY);
        assertThat(other.resolve("x")).hasContent("9");
        Files.delete(link);
        move(world, "moved", "photos");
        world.settlesAs("a=1 d/b=2");
    }

    @InDeletingModes
    void it_was_deleted_on_115_and_made_again_by_another_client(Modes mode) {
        World world = world(mode).agreed("a=1 d/b=2");
        world.custody().strangersMayChange();
        String id = rootId(world);
        world.cloud.client().trash(CloudSide.FOLDER);
        world.cloud.put("z=9");
        assertWaits(world, Cause.REMOTE_ROOT_IDENTITY);
        assertThat(world.local.tree()).isEqualTo("a=1 d/ d/b=2");
        world.cloud.client().trash(CloudSide.FOLDER);
        world.cloud.client().restore(id);
        world.settlesAs("a=1 d/b=2");
    }

    @InDeletingModes
    void it_was_renamed_on_115_and_another_took_its_path(Modes mode) {
        World world = world(mode).agreed("a=1 d/b=2");
        world.custody().strangersMayChange();
        String id = "id:" + rootId(world);
        world.cloud.client().rename(id, "other");
        world.cloud.put("z=9");
        assertWaits(world, Cause.REMOTE_ROOT_IDENTITY);
        world.cloud.client().trash(CloudSide.FOLDER);
        world.cloud.client().rename(id, "photos");
        world.settlesAs("a=1 d/b=2");
    }
}
