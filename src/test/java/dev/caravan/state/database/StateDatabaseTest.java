package dev.caravan.state.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.state.BaseStore;
import dev.caravan.state.FactStore;
import dev.caravan.state.JobId;
import dev.caravan.state.Samples;
import dev.caravan.state.database.StateDatabase.Origin;
import dev.caravan.state.remote.RemoteLook;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDatabaseTest {

    @TempDir Path dir;

    @Test
    void a_missing_directory_is_made_and_closed_to_others() throws IOException {
        Path stateDir = dir.resolve("a/b/state");
        try (StateDatabase database = StateDatabase.open(stateDir)) {
            new FactStore(database).put("greeting", "hello");

            assertThat(database.origin()).isEqualTo(Origin.NEW);
            assertThat(permissions(stateDir)).isEqualTo("rwx------");
            for (String name : List.of("caravan.db", "caravan.db-wal", "caravan.db-shm")) {
                assertThat(permissions(stateDir.resolve(name))).as(name).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_database_that_others_may_read_is_closed_to_them() throws IOException {
        StateDatabase.open(dir).close();
        Path file = dir.resolve("caravan.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        StateDatabase.open(dir).close();

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void what_was_written_is_there_after_opening_again() {
        try (StateDatabase database = StateDatabase.open(dir)) {
            new FactStore(database).put("greeting", "hello");
        }
        try (StateDatabase database = StateDatabase.open(dir)) {
            assertThat(database.origin()).isEqualTo(Origin.KEPT);
            assertThat(new FactStore(database).find("greeting")).contains("hello");
        }
    }

    @Test
    void a_directory_may_have_any_name() {
        Path odd = dir.resolve("状态 50% ?mode=ro#x&y");
        StateDatabase.open(odd).close();

        assertThat(odd.resolve("caravan.db")).isNotEmptyFile();
        try (StateDatabase view = StateDatabase.view(odd).orElseThrow();
                StateDatabase database = StateDatabase.open(odd);
                RemoteLook look = RemoteLook.begin(database, new JobId(1), Samples.ROOT_ON_115)) {
            assertThat(view.origin()).isEqualTo(Origin.KEPT);
            assertThat(look.unseenFolders()).isEmpty();
        }
    }

    @Test
    void there_is_nothing_to_view_before_the_first_start() {
        assertThat(StateDatabase.view(dir)).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void a_view_sees_what_a_writer_beside_it_writes_and_cannot_write() {
        try (StateDatabase writer = StateDatabase.open(dir);
                StateDatabase view = StateDatabase.view(dir).orElseThrow()) {
            new FactStore(writer).put("greeting", "hello");

            assertThat(new FactStore(view).find("greeting")).contains("hello");
            assertThat(wordOf(() -> new FactStore(view).put("greeting", "bye")))
                    .isEqualTo(Cause.READ_ONLY);
        }
    }

    @Test
    void a_newer_schema_is_refused_and_every_byte_stays() throws IOException {
        StateDatabase.open(dir).close();
        StateDatabase.open(dir, later()).close();
        byte[] before = Files.readAllBytes(dir.resolve("caravan.db"));

        assertThat(wordOf(() -> StateDatabase.open(dir))).isEqualTo(Cause.STATE_NEWER);
        assertThat(wordOf(() -> StateDatabase.view(dir))).isEqualTo(Cause.STATE_NEWER);

        assertThat(Files.readAllBytes(dir.resolve("caravan.db"))).isEqualTo(before);
        assertThat(dir.resolve("caravan.db-wal")).doesNotExist();
        assertThat(dir.resolve("caravan.db-shm")).doesNotExist();
    }

    @Test
    void a_newer_schema_whose_log_was_left_behind_is_refused_and_every_byte_stays()
            throws IOException {
        StateDatabase.open(dir).close();
        Path copy = dir.resolve("copy");
        Files.createDirectory(copy);
        try (StateDatabase database = StateDatabase.open(dir)) {
            database.write(
                    s ->
                            s.update(
                                    "insert into flyway_schema_history select 99, '99', description,"
                                            + " type, script, checksum, installed_by, installed_on,"
                                            + " execution_time, success from flyway_schema_history"
                                            + " where version = '1'"));
            Files.copy(dir.resolve("caravan.db"), copy.resolve("caravan.db"));
            Files.copy(dir.resolve("caravan.db-wal"), copy.resolve("caravan.db-wal"));
        }
        byte[] file = Files.readAllBytes(copy.resolve("caravan.db"));
        byte[] log = Files.readAllBytes(copy.resolve("caravan.db-wal"));
        assertThat(log).isNotEmpty();

        assertThat(wordOf(() -> StateDatabase.open(copy))).isEqualTo(Cause.STATE_NEWER);

        assertThat(Files.readAllBytes(copy.resolve("caravan.db"))).isEqualTo(file);
        assertThat(Files.readAllBytes(copy.resolve("caravan.db-wal"))).isEqualTo(log);
    }

    @Test
    void an_older_database_is_copied_before_it_is_migrated() throws IOException {
        try (StateDatabase database = StateDatabase.open(dir)) {
            new FactStore(database).put("greeting", "hello");
        }
        try (StateDatabase database = StateDatabase.open(dir, later())) {
            assertThat(database.origin()).isEqualTo(Origin.KEPT);
            assertThat(new FactStore(database).find("greeting")).contains("hello");
            assertThat(firstText(database, "select word from later")).contains("later");
        }
        Path copy = dir.resolve("caravan-before-V1000.db");
        assertThat(permissions(copy)).isEqualTo("rw-------");

        Path old = Files.createDirectory(dir.resolve("old"));
        Files.move(copy, old.resolve("caravan.db"));
        try (StateDatabase database = StateDatabase.open(old)) {
            assertThat(new FactStore(database).find("greeting")).contains("hello");
        }
    }

    @Test
    void a_migration_that_fails_leaves_the_older_database_usable() {
        StateDatabase.open(dir).close();
        Schema broken = new Schema(1000, List.of("classpath:db/migration", "classpath:db/broken"));

        assertThat(wordOf(() -> StateDatabase.open(dir, broken))).isEqualTo(Cause.STATE_DAMAGED);

        try (StateDatabase database = StateDatabase.open(dir)) {
            new FactStore(database).put("greeting", "hello");
            assertThat(
                            firstText(
                                    database,
                                    "select name as word from sqlite_master where name = 'half_done'"))
                    .isEmpty();
        }
    }

    @Test
    void the_number_of_the_schema_is_that_of_the_newest_migration() throws Exception {
        Path migrations = Path.of(StateDatabase.class.getResource("/db/migration").toURI());
        try (Stream<Path> files = Files.list(migrations)) {
            int newest =
                    files.map(file -> file.getFileName().toString())
                            .mapToInt(
                                    name ->
                                            Integer.parseInt(
                                                    name.replaceAll("V([0-9]+)__.*", "$1")))
                            .max()
                            .orElseThrow();
            assertThat(Schema.CARAVAN.newest()).isEqualTo(newest);
        }
    }

    @Test
    void a_file_that_is_no_database_is_damage_and_stays_as_it_is() throws IOException {
        Path file = dir.resolve("caravan.db");
        Files.writeString(
                file, "no database at all, but long enough to be taken for one ".repeat(40));
        byte[] before = Files.readAllBytes(file);

        StateException error =
                catchThrowableOfType(StateException.class, () -> StateDatabase.open(dir));

        assertThat(error.word()).isEqualTo(Cause.STATE_DAMAGED);
        assertThat(error).hasMessageContaining(file.toString()).hasMessageContaining("move");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void damaged_pages_are_found_when_a_database_is_opened() throws IOException {
        try (StateDatabase database = StateDatabase.open(dir)) {
            BaseStore base = new BaseStore(database, Samples.job(database));
            base.putAll(
                    IntStream.rangeClosed(1, 5000)
                            .mapToObj(i -> Samples.file(i, 0, "file-" + i))
                            .toList());
        }
        try (RandomAccessFile file =
                new RandomAccessFile(dir.resolve("caravan.db").toFile(), "rw")) {
            byte[] rubbish = new byte[64 * 1024];
            Arrays.fill(rubbish, (byte) 0x5A);
            file.seek(file.length() / 2);
            file.write(rubbish);
        }
        assertThat(wordOf(() -> StateDatabase.open(dir))).isEqualTo(Cause.STATE_DAMAGED);
    }

    @Test
    void a_shortened_database_is_damage() throws IOException {
        StateDatabase.open(dir).close();
        Path file = dir.resolve("caravan.db");
        try (RandomAccessFile shortened = new RandomAccessFile(file.toFile(), "rw")) {
            shortened.setLength(shortened.length() / 2);
        }
        assertThat(wordOf(() -> StateDatabase.open(dir))).isEqualTo(Cause.STATE_DAMAGED);
    }

    @Test
    void a_database_of_another_program_is_not_taken_over() throws Exception {
        try (var connection =
                        java.sql.DriverManager.getConnection(
                                "jdbc:sqlite:" + dir.resolve("caravan.db"));
                var statement = connection.createStatement()) {
            statement.execute("create table recipes (name text)");
        }
        assertThat(wordOf(() -> StateDatabase.open(dir))).isEqualTo(Cause.STATE_DAMAGED);
    }

    @Test
    void an_empty_file_is_a_first_start() throws IOException {
        Files.createFile(dir.resolve("caravan.db"));
        try (StateDatabase database = StateDatabase.open(dir)) {
            assertThat(database.origin()).isEqualTo(Origin.NEW);
        }
    }

    @Test
    void a_log_without_its_database_is_a_first_start() throws IOException {
        Path copy = dir.resolve("copy");
        Files.createDirectory(copy);
        try (StateDatabase database = StateDatabase.open(dir)) {
            new FactStore(database).put("greeting", "hello");
            Files.copy(dir.resolve("caravan.db-wal"), copy.resolve("caravan.db-wal"));
        }
        try (StateDatabase database = StateDatabase.open(copy)) {
            assertThat(database.origin()).isEqualTo(Origin.NEW);
            assertThat(new FactStore(database).find("greeting")).isEmpty();
        }
    }

    @Test
    void a_full_disk_has_its_word_and_takes_nothing_away() {
        try (StateDatabase database = StateDatabase.open(dir)) {
            FactStore facts = new FactStore(database);
            facts.put("greeting", "hello");
            database.write(
                    s -> {
                        // Stands for a disk without room: SQLite reports both alike.
                        s.run("pragma max_page_count = 1");
                        return true;
                    });

            assertThat(wordOf(() -> facts.put("long", "x".repeat(1 << 20))))
                    .isEqualTo(Cause.DISK_FULL);
            assertThat(facts.find("greeting")).contains("hello");
            assertThat(facts.find("long")).isEmpty();
        }
    }

    @Test
    void a_state_directory_that_is_a_file_is_told() throws IOException {
        Path file = Files.createFile(dir.resolve("state"));
        assertThat(wordOf(() -> StateDatabase.open(file))).isEqualTo(Cause.PERMISSION);
    }

    @Test
    void changes_made_together_are_all_undone_when_one_fails() {
        try (StateDatabase database = StateDatabase.open(dir)) {
            FactStore facts = new FactStore(database);
            assertThatThrownBy(
                            () ->
                                    database.together(
                                            () -> {
                                                facts.put("one", "1");
                                                throw new IllegalStateException("no");
                                            }))
                    .hasMessage("no");
            assertThat(facts.find("one")).isEmpty();
        }
    }

    @Test
    void changes_made_together_are_undone_even_when_the_failed_one_was_swallowed() {
        try (StateDatabase database = StateDatabase.open(dir)) {
            FactStore facts = new FactStore(database);
            assertThatThrownBy(
                            () ->
                                    database.together(
                                            () -> {
                                                facts.put("one", "1");
                                                try {
                                                    database.write(s -> s.update("no sql at all"));
                                                } catch (StateException swallowed) {
                                                    assertThat(swallowed).isNotNull();
                                                }
                                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(facts.find("one")).isEmpty();
        }
    }

    @Test
    void what_was_done_so_far_is_seen_inside_and_not_outside() {
        var other = Executors.newSingleThreadExecutor();
        try (StateDatabase database = StateDatabase.open(dir)) {
            FactStore facts = new FactStore(database);
            database.together(
                    () -> {
                        facts.put("one", "1");
                        assertThat(facts.find("one")).contains("1");
                        Future<Boolean> outside = other.submit(() -> facts.find("one").isPresent());
                        assertThat(outside).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(false);
                    });
            assertThat(facts.find("one")).contains("1");
        } finally {
            other.shutdown();
        }
    }

    static Schema later() {
        return new Schema(1000, List.of("classpath:db/migration", "classpath:db/later"));
    }

    private static Optional<String> firstText(StateDatabase database, String sql) {
        return database.read(s -> s.first(sql, row -> row.text("word")));
    }

    private static Cause wordOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        StateException error = catchThrowableOfType(StateException.class, action);
        assertThat(error).as("nothing was refused").isNotNull();
        return error.word();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
