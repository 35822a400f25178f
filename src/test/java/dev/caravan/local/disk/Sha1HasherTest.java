package dev.caravan.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.local.scan.LookFixture;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha1HasherTest {

    private static final Sha1 OF_ABC = Sha1.parse("A9993E364706816ABA3E25717850C26C9CD0D89D");

    private Path root;
    private final LookFixture.FaultyDisk disk = new LookFixture.FaultyDisk();
    private final List<Duration> slept = new ArrayList<>();
    private Instant now = Instant.now().plusSeconds(3600);

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = given.toRealPath();
    }

    @Test
    void a_file_is_hashed_whole() throws Exception {
        Stamp abc = write("d/甲\n", "abc");
        assertThat(hash("d/甲\n", abc)).isEqualTo(new HashResult.Hashed(new Content(OF_ABC, 3)));
        Stamp empty = write("empty", "");
        assertThat(hash("empty", empty))
                .isEqualTo(new HashResult.Hashed(new Content(Sha1.OF_EMPTY, 0)));
        assertThat(slept).isEmpty();
    }

    @Test
    void a_file_larger_than_the_buffer_is_hashed_whole() throws Exception {
        Stamp stamp = write("a", "a".repeat(1_000_000));
        assertThat(hash("a", stamp))
                .isEqualTo(
                        new HashResult.Hashed(
                                new Content(
                                        Sha1.parse("34AA973CD4C4DAA4F61EEB2BDBAD27316534016F"),
                                        1_000_000)));
    }

    @Test
    void a_file_that_changed_since_the_look_is_busy() throws Exception {
        Stamp stamp = write("a", "abc");
        write("a", "abcd");
        assertThat(hash("a", stamp)).isInstanceOf(HashResult.Busy.class);
        Files.delete(root.resolve("a"));
        assertThat(hash("a", stamp)).isInstanceOf(HashResult.Busy.class);
        Files.createDirectory(root.resolve("a"));
        assertThat(hash("a", stamp)).isInstanceOf(HashResult.Busy.class);
    }

    @Test
    void hc_157_a_file_that_changes_while_it_is_read_is_busy() throws Exception {
        Stamp stamp = write("a", "abc");
        Disk changing =
                new Disk() {
                    private int asked;

                    @Override
                    public FileStatus status(Path path) throws IOException {
                        if (++asked == 2) {
                            write("a", "xyz");
                        }
                        return disk.status(path);
                    }

                    @Override
                    public void list(Path folder, java.util.function.Consumer<Path> each)
                            throws IOException {
                        disk.list(folder, each);
                    }

                    @Override
                    public SeekableByteChannel open(Path file) throws IOException {
                        return disk.open(file);
                    }
                };
        LocalFiles files = new LocalFiles(root, SymlinkPolicy.SKIP, changing);
        assertThat(new Sha1Hasher(files, () -> now, slept::add).hash(path("a"), stamp))
                .isEqualTo(new HashResult.Busy("it changed while it was read"));
    }

    @Test
    void an_unreadable_file_is_told_with_its_failure() throws Exception {
        Stamp stamp = write("a", "abc");
        disk.denied.add(root.resolve("a"));
        HashResult result = hash("a", stamp);
        assertThat(result).isInstanceOf(HashResult.Unreadable.class);
        assertThat(((HashResult.Unreadable) result).failure())
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void hc_185_a_file_of_this_very_tick_is_read_in_the_next() throws Exception {
        Stamp stamp = write("a", "abc");
        now = Instant.ofEpochSecond(0, stamp.changedNs() + 5_000_000);
        assertThat(hash("a", stamp)).isInstanceOf(HashResult.Hashed.class);
        assertThat(slept).containsExactly(Duration.ofMillis(15));
    }

    @Test
    void nothing_is_read_through_a_symlink(@TempDir Path outside) throws Exception {
        Stamp stamp = write("d/a", "abc");
        Files.move(root.resolve("d"), outside.resolve("d"));
        Files.createSymbolicLink(root.resolve("d"), outside.resolve("d"));
        assertThat(hash("d/a", stamp)).isInstanceOf(HashResult.Unreadable.class);
    }

    @Test
    void a_followed_link_is_read_inside_the_root_only(@TempDir Path outside) throws Exception {
        Stamp stamp = write("d/a", "abc");
        Files.createSymbolicLink(root.resolve("in"), Path.of("d/a"));
        Files.writeString(outside.resolve("b"), "abc");
        Files.createSymbolicLink(root.resolve("out"), outside.resolve("b"));
        LocalFiles files = new LocalFiles(root, SymlinkPolicy.FOLLOW);
        Sha1Hasher hasher = new Sha1Hasher(files, () -> now, slept::add);
        assertThat(hasher.hash(path("in"), stamp)).isInstanceOf(HashResult.Hashed.class);
        assertThat(hasher.hash(path("out"), stamp)).isInstanceOf(HashResult.Unreadable.class);
    }

    @Test
    void an_interrupted_reading_ends() throws Exception {
        Stamp stamp = write("a", "abc");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hash("a", stamp)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_upload_reads_the_file_and_knows_when_it_is_another() throws Exception {
        Stamp stamp = write("d/a", "abc");
        UploadFile upload =
                new UploadFile(new LocalFiles(root, SymlinkPolicy.SKIP), path("d/a"), stamp);
        assertThat(upload.size()).isEqualTo(3);
        assertThat(upload.unchanged()).isTrue();
        try (SeekableByteChannel channel = upload.open()) {
            ByteBuffer buffer = ByteBuffer.allocate(10);
            assertThat(channel.read(buffer)).isEqualTo(3);
        }
        write("d/a", "xyz");
        assertThat(upload.unchanged()).isFalse();
        Files.delete(root.resolve("d/a"));
        assertThat(upload.unchanged()).isFalse();
        Files.createSymbolicLink(root.resolve("d/a"), Path.of("/etc/hostname"));
        assertThat(upload.unchanged()).isFalse();
        assertThatThrownBy(upload::open).isInstanceOf(IOException.class);
    }

    private HashResult hash(String path, Stamp stamp) throws InterruptedException {
        LocalFiles files = new LocalFiles(root, SymlinkPolicy.SKIP, disk);
        return new Sha1Hasher(files, () -> now, slept::add).hash(path(path), stamp);
    }

    private Stamp write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new RealDisk().status(file).stamp();
    }

    private static RelativePath path(String text) {
        return RelativePath.parse(text);
    }
}
