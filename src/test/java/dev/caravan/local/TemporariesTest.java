package dev.caravan.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporariesTest {

    private Path root;
    private final MemoryTemporaries own = new MemoryTemporaries();
    private Temporaries temporaries;

    private static final class MemoryTemporaries implements OwnTemporaries {
        private final List<RelativePath> paths = new ArrayList<>();

        @Override
        public void remember(RelativePath path) {
            paths.add(path);
        }

        @Override
        public void forget(RelativePath path) {
            paths.remove(path);
        }

        @Override
        public List<RelativePath> all() {
            return List.copyOf(paths);
        }
    }

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = given.toRealPath();
        temporaries = new Temporaries(root, own);
    }

    @Test
    void each_is_remembered_and_lies_in_caravans_folder() throws Exception {
        RelativePath first = temporaries.named(RelativePath.ROOT, "7-a");
        RelativePath second = temporaries.named(RelativePath.ROOT, "7-b");
        assertThat(first.parent()).hasToString(".caravan/tmp");
        assertThat(own.all()).containsExactly(first, second);
        Files.writeString(temporaries.place(first), "can be written at once");
    }

    @Test
    void hc_133_only_what_is_remembered_is_cleaned_away() throws Exception {
        RelativePath left = temporaries.named(RelativePath.ROOT, "left");
        RelativePath needed = temporaries.named(RelativePath.ROOT, "needed");
        RelativePath never = temporaries.named(RelativePath.ROOT, "never");
        RelativePath beside = RelativePath.parse("d/.caravan-tmp-77");
        own.remember(beside);
        Files.createDirectory(root.resolve("d"));
        Files.writeString(root.resolve("d/.caravan-tmp-77"), "ours");
        Files.writeString(root.resolve("d/.caravan-tmp-1"), "the user's");
        Files.writeString(root.resolve(".caravan/tmp/mine"), "the user's");
        Files.writeString(temporaries.place(left), "left by a crash");
        Files.writeString(temporaries.place(needed), "half a download");
        assertThat(temporaries.clean(needed::equals)).isEqualTo(2);
        assertThat(temporaries.place(left)).doesNotExist();
        assertThat(temporaries.place(needed)).exists();
        assertThat(temporaries.place(never)).doesNotExist();
        assertThat(root.resolve("d/.caravan-tmp-77")).doesNotExist();
        assertThat(root.resolve("d/.caravan-tmp-1")).exists();
        assertThat(root.resolve(".caravan/tmp/mine")).exists();
        assertThat(own.all()).containsExactly(needed);
    }

    @Test
    void a_folder_that_is_gone_or_a_link_does_not_stop_the_cleaning(@TempDir Path outside)
            throws Exception {
        own.remember(RelativePath.parse("gone/.caravan-tmp-1"));
        own.remember(RelativePath.parse("link/.caravan-tmp-1"));
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.writeString(outside.resolve(".caravan-tmp-1"), "not ours");
        assertThat(temporaries.clean(path -> false)).isZero();
        assertThat(outside.resolve(".caravan-tmp-1")).exists();
        assertThat(own.all()).isEmpty();
    }

    @Test
    void a_discarded_one_is_gone_and_forgotten() throws Exception {
        RelativePath path = temporaries.named(RelativePath.ROOT, "7-a");
        Files.writeString(temporaries.place(path), "x");
        temporaries.discard(path);
        temporaries.discard(path);
        assertThat(temporaries.place(path)).doesNotExist();
        assertThat(own.all()).isEmpty();
    }
}
