package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.TransferWatch;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadFaultTest {

    @TempDir private Path folder;
    private SimulatedAccount account;
    private byte[] bytes;
    private RemoteId file;
    private Path here;

    @BeforeEach
    void start() throws IOException {
        account = new SimulatedAccount(folder.resolve("115"));
        bytes = new byte[600_000];
        new Random(1).nextBytes(bytes);
        file = new RemoteId(account.other().file("/top/a.bin", bytes));
        here = Files.createDirectory(folder.resolve("here"));
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'endpoint':'cdn','action':'drop-before'",
                "'endpoint':'cdn','action':'truncate','bytes':300000",
                "'endpoint':'cdn','action':'corrupt','bytes':300000",
                "'endpoint':'cdn','action':'reply','status':403,'body':'no'",
                "'endpoint':'cdn','action':'reply','status':410,'body':'no'",
                "'endpoint':'cdn','action':'reply','status':503,'body':'no'",
                "'endpoint':'downurl','action':'drop-after'",
                "'endpoint':'downurl','action':'reply','status':502,'body':'no'"
            })
    void hc_251_hc_253_any_single_fault_ends_with_the_right_file(String fault) throws Exception {
        account.fault("{'times':1," + fault + "}");

        account.drive().download(request(TransferWatch.NONE));

        assertThat(Files.readAllBytes(here.resolve("a.bin"))).isEqualTo(bytes);
        assertThat(names()).containsExactly("a.bin");
    }

    @Test
    void hc_251_a_broken_download_asks_only_for_what_is_missing() throws Exception {
        account.fault("{'times':1,'endpoint':'cdn','action':'truncate','bytes':400000}");

        account.drive().download(request(TransferWatch.NONE));

        long sent =
                account.simulator.log().entries(entry -> entry.endpoint().equals("cdn")).stream()
                        .mapToLong(LogEntry::bytesOut)
                        .sum();
        assertThat(sent).isLessThan(900_000);
        assertThat(account.simulator.log().count("downurl")).isEqualTo(1);
    }

    @Test
    void a_stopped_download_goes_on_in_another_process() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TransferWatch stopping =
                new TransferWatch() {
                    @Override
                    public void moved(long count) {}

                    @Override
                    public boolean mayContinue() {
                        return asked.incrementAndGet() <= 3;
                    }
                };
        DriveException stopped =
                catchThrowableOfType(
                        DriveException.class, () -> account.drive().download(request(stopping)));
        account.simulator.log().reset();

        account.open(SimulatedAccount.QUICK).download(request(TransferWatch.NONE));

        assertThat(stopped).isInstanceOf(DriveException.Interrupted.class);
        assertThat(Files.readAllBytes(here.resolve("a.bin"))).isEqualTo(bytes);
        assertThat(account.simulator.log().entries(entry -> entry.endpoint().equals("cdn")))
                .extracting(LogEntry::status)
                .containsExactly(206);
        assertThat(names()).containsExactly("a.bin");
    }

    @Test
    void hc_255_a_range_that_is_ignored_begins_from_zero() throws Exception {
        account.simulator.switches().set("download.ranges", "false");
        account.fault("{'times':1,'endpoint':'cdn','action':'truncate','bytes':400000}");

        account.drive().download(request(TransferWatch.NONE));

        assertThat(Files.readAllBytes(here.resolve("a.bin"))).isEqualTo(bytes);
    }

    @Test
    void a_damaged_beginning_of_an_earlier_download_does_not_survive() throws Exception {
        account.fault("{'times':1,'endpoint':'cdn','action':'truncate','bytes':300000}");
        account.fault("{'from':2,'endpoint':'cdn','action':'drop-before'}");
        catchThrowableOfType(
                DriveException.class, () -> account.drive().download(request(TransferWatch.NONE)));
        account.simulator.faults().clear();
        Path temporary = here.resolve("a.tmp");
        byte[] part = Files.readAllBytes(temporary);
        part[5] ^= 1;
        Files.write(temporary, part);

        account.drive().download(request(TransferWatch.NONE));

        assertThat(Files.readAllBytes(here.resolve("a.bin"))).isEqualTo(bytes);
    }

    @Test
    void bytes_that_stay_wrong_are_an_error_and_leave_nothing() throws Exception {
        account.fault("{'endpoint':'cdn','action':'corrupt','bytes':10}");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () -> account.drive().download(request(TransferWatch.NONE)));

        assertThat(failure).isInstanceOf(DriveException.Mismatch.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void an_old_link_is_replaced() throws Exception {
        account.fault("{'times':3,'endpoint':'cdn','action':'reply','status':403,'body':'no'}");

        account.drive().download(request(TransferWatch.NONE));

        assertThat(account.simulator.log().count("downurl")).isBetween(2L, 4L);
    }

    @Test
    void content_that_was_blocked_is_refused_for_good() {
        account.fault(
                "{'endpoint':'downurl','action':'reply','body':"
                        + "{'state':false,'code':50038,'message':'blocked','data':[]}}");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () -> account.drive().download(request(TransferWatch.NONE)));

        assertThat(failure.word()).isEqualTo(Cause.MODERATION);
        assertThat(account.simulator.log().count("downurl")).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_link_is_refused_for_good() {
        for (String data : List.of("[]", "{'1':{'pick_code':'x','url':false}}")) {
            account.simulator.faults().clear();
            account.fault(
                    "{'endpoint':'downurl','action':'reply','body':"
                            + "{'state':true,'code':0,'message':'','data':"
                            + data
                            + "}}");

            DriveException failure =
                    catchThrowableOfType(
                            DriveException.class,
                            () -> account.drive().download(request(TransferWatch.NONE)));

            assertThat(failure.word()).isEqualTo(Cause.MODERATION);
        }
    }

    private DownloadRequest request(TransferWatch watch) throws DriveException {
        return new DownloadRequest(
                file,
                account.drive().info(file).flatMap(RemoteItem::pickCode).orElseThrow(),
                BytesSource.content(bytes),
                here.resolve("a.tmp"),
                here.resolve("a.bin"),
                watch);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(here)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
