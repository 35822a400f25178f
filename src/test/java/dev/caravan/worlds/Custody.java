package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.admin.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pass was entrusted with: every content that there was when it began (INV-1), and
 * everything that is none of its business (INV-10).
 */
final class Custody {

    private final World world;
    private final Set<String> contents = new TreeSet<>();
    private List<Node> strange = List.of();
    private boolean watchesStrangers = true;

    Custody(World world) {
        this.world = world;
    }

    /** Puts things beside the job's folders that must stay as they are. */
    void begin() {
        world.simulator.otherClient().folder(CloudSide.FOLDER);
        try {
            world.simulator.otherClient().file(CloudSide.FOLDER + "-backup/canary", "canary");
            world.simulator.otherClient().file("/canary", "canary");
            Files.createDirectories(neighbour());
            Files.writeString(neighbour().resolve("canary"), "canary");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        strange = world.cloud.outside();
    }

    /** Another machine is at work there already. */
    void join() {
        try {
            Files.createDirectories(neighbour());
            Files.writeString(neighbour().resolve("canary"), "canary");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        strange = world.cloud.outside();
    }

    private Path neighbour() {
        return world.folder.resolve("photos-backup");
    }

    /** Somebody else has just changed something outside of the job's folder. */
    void strangersCome() {
        strange = world.cloud.outside();
    }

    /** From here on something outside of the job's usual folder may change. */
    void strangersMayChange() {
        watchesStrangers = false;
    }

    /** A pass begins. */
    void take() {
        contents.clear();
        contents.addAll(findable());
    }

    /** Somebody acts while a pass runs; what he destroys is his own doing. */
    void during(Runnable act) {
        Set<String> before = findable();
        act.run();
        Set<String> after = findable();
        before.removeAll(after);
        contents.removeAll(before);
        contents.addAll(after);
    }

    /** A pass has ended, in whatever way. */
    void check() {
        Set<String> lost = new TreeSet<>(contents);
        lost.removeAll(findable());
        assertThat(lost).as("INV-1 lost by this pass").isEmpty();
        if (watchesStrangers) {
            assertThat(world.cloud.outside()).as("INV-10 on 115").isEqualTo(strange);
        }
        assertThat(neighbour().resolve("canary")).as("INV-10 here").hasContent("canary");
    }

    private Set<String> findable() {
        Set<String> all = world.local.contents();
        all.addAll(world.cloud.contents());
        return all;
    }
}
