package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every step of a download: afterwards there is the right file and nothing else. */
class DownloadFaultMatrixTest {

    private static final int SIZE = 600_000;

    @TempDir private Path folder;
    private SimulatedAccount account;
    private byte[] bytes;
    private RemoteId file;
    private String pickCode;
    private Path here;

    @BeforeEach
    void start() throws Exception {
        account = new SimulatedAccount(folder.resolve("115"));
        bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        file = new RemoteId(account.other().file("/top/a.bin", bytes));
        pickCode = account.drive().info(file).orElseThrow().pickCode().orElseThrow();
        here = Files.createDirectory(folder.resolve("here"));
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    static Stream<String> ofAnyServer() {
        return Stream.of(
                "'action':'drop-before'",
                "'action':'reset-before'",
                "'action':'drop-after'",
                "'action':'reply','status':500,'body':'oops'",
                "'action':'reply-after','status':502,'body':'no'",
                "'action':'truncate','bytes':9");
    }

    static Stream<String> ofTheLink() {
        return Stream.concat(
                ofAnyServer(),
                Stream.of(
                        "'action':'reply','body':'<html>login</html>'",
                        "'action':'throttle','shape':'swapped'",
                        "'action':'throttle','shape':'code-406'",
                        "'action':'throttle','shape':'code-770004'",
                        "'action':'throttle','shape':'verify-911'",
                        "'action':'throttle','shape':'firewall-405'",
                        "'action':'throttle','shape':'status-429'",
                        "'action':'expire-token'"));
    }

    static Stream<String> ofTheBody() {
        return Stream.concat(
                ofAnyServer(),
                Stream.of(
                        "'action':'truncate','bytes':300000",
                        "'action':'corrupt','bytes':300000",
                        "'action':'reply','status':200,'body':'<html>login</html>'",
                        "'action':'reply','status':206,'body':'no range'",
                        "'action':'reply','status':401,'body':'no'",
                        "'action':'reply','status':403,'body':'no'",
                        "'action':'reply','status':404,'body':'no'",
                        "'action':'reply','status':410,'body':'no'",
                        "'action':'reply','status':416,'body':'no'",
                        "'action':'reply','status':429,'body':'no'",
                        "'action':'reply','status':302,'body':'no'"));
    }

    @ParameterizedTest
    @MethodSource("ofTheLink")
    void one_fault_while_a_link_is_asked_for(String fault) throws Exception {
        account.fault("{'endpoint':'downurl','times':1," + fault + "}");

        downloadInAtMost(2);

        assertThatOnlyTheFileIsThere();
    }

    @ParameterizedTest
    @MethodSource("ofTheBody")
    void one_fault_in_the_first_request_for_bytes(String fault) throws Exception {
        account.fault("{'endpoint':'cdn','times':1," + fault + "}");

        downloadInAtMost(1);

        assertThatOnlyTheFileIsThere();
    }

    @ParameterizedTest
    @MethodSource("ofTheBody")
    void one_fault_in_a_request_for_the_rest(String fault) throws Exception {
        account.fault("{'endpoint':'cdn','times':1,'action':'truncate','bytes':200000}");
        account.fault("{'endpoint':'cdn','from':2,'times':1," + fault + "}");

        downloadInAtMost(1);

        assertThatOnlyTheFileIsThere();
    }

    @ParameterizedTest
    @MethodSource("ofTheBody")
    void one_fault_of_each_kind_twice(String fault) throws Exception {
        account.fault("{'endpoint':'cdn','times':2," + fault + "}");

        downloadInAtMost(2);

        assertThatOnlyTheFileIsThere();
    }

    @Test
    void a_redirect_is_followed_with_the_same_agent_and_range() throws Exception {
        account.fault("{'endpoint':'cdn','times':1,'action':'truncate','bytes':200000}");
        account.fault(
                "{'endpoint':'cdn','from':2,'times':1,'action':'reply','status':302,"
                        + "'headers':{'Location':''}}");

        downloadInAtMost(1);

        assertThatOnlyTheFileIsThere();
        assertThat(account.simulator.log().count("cdn")).isEqualTo(3);
        long received =
                account.simulator.log().entries(entry -> entry.endpoint().equals("cdn")).stream()
                        .mapToLong(entry -> entry.bytesOut())
                        .sum();
        assertThat(received).as("nothing twice").isLessThan(SIZE + 100_000);
    }

    @Test
    void more_readers_of_one_file_than_a_link_allows_all_get_it() throws Exception {
        List<Thread> readers = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        account.fault("{'endpoint':'cdn','action':'slow','time':'5ms'}");
        for (int i = 0; i < 4; i++) {
            String name = i + ".bin";
            readers.add(
                    new Thread(
                            () -> {
                                try {
                                    account.drive().download(request(name));
                                    done.incrementAndGet();
                                } catch (DriveException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        readers.forEach(Thread::start);
        for (Thread each : readers) {
            each.join();
        }

        assertThat(done.get()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(here.resolve(i + ".bin")).hasBinaryContent(bytes);
        }
    }

    private void assertThatOnlyTheFileIsThere() throws IOException {
        assertThat(here.resolve("a.bin")).hasBinaryContent(bytes);
        try (Stream<Path> all = Files.list(here)) {
            assertThat(all.map(path -> path.getFileName().toString())).containsExactly("a.bin");
        }
    }

    /** Each try is one of another pass, an hour later and in another process. */
    private void downloadInAtMost(int passes) throws IOException {
        Optional<DriveException> failure = Optional.empty();
        for (int pass = 0; pass < passes; pass++) {
            failure = failure();
            if (failure.isEmpty()) {
                return;
            }
            account.time.pass(Duration.ofHours(1));
        }
        throw new AssertionError("did not get there", failure.get());
    }

    private Optional<DriveException> failure() throws IOException {
        try (Open115Drive drive = account.open(SimulatedAccount.QUICK)) {
            drive.download(request("a.bin"));
            return Optional.empty();
        } catch (DriveException e) {
            return Optional.of(e);
        }
    }

    private DownloadRequest request(String name) {
        return new DownloadRequest(
                file,
                pickCode,
                BytesSource.content(bytes),
                here.resolve(name + ".tmp"),
                here.resolve(name),
                TransferWatch.NONE);
    }
}
