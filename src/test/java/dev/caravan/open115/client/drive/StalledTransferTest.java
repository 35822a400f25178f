package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.transfer.Stalls;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of transfers in which nothing moves. */
class StalledTransferTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private SimulatedAccount account;
    private Stalls stalls;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(folder.resolve("115"));
        stalls = new Stalls(Duration.ofMinutes(5), account.time);
    }

    @AfterEach
    void stop() throws IOException {
        account.simulator.gates().clear();
        account.close();
    }

    @Test
    void a_silent_part_is_cut_and_sent_again() throws Exception {
        byte[] bytes = bytes(350_000);
        RemoteId top = account.folder("/top");
        Gate silence = account.simulator.gates().before("oss-part");
        CompletableFuture<UploadReceipt> upload =
                CompletableFuture.supplyAsync(
                        () -> unchecked(() -> account.drive().upload(upload(top, bytes))));
        assertThat(silence.awaitArrival(PATIENCE)).isTrue();

        cut();

        assertThat(upload.get(20, TimeUnit.SECONDS).content())
                .isEqualTo(BytesSource.content(bytes));
        assertThat(account.shown()).hasSize(2);
    }

    @Test
    void a_silent_download_is_cut_and_goes_on() throws Exception {
        byte[] bytes = bytes(300_000);
        RemoteId file = new RemoteId(account.other().file("/top/a.bin", bytes));
        Gate silence = account.simulator.gates().before("cdn");
        DownloadRequest request =
                new DownloadRequest(
                        file,
                        account.drive().info(file).flatMap(RemoteItem::pickCode).orElseThrow(),
                        BytesSource.content(bytes),
                        folder.resolve("a.tmp"),
                        folder.resolve("a.bin"),
                        new Watched());
        CompletableFuture<DownloadRequest> download =
                CompletableFuture.supplyAsync(
                        () ->
                                unchecked(
                                        () -> {
                                            account.drive().download(request);
                                            return request;
                                        }));
        assertThat(silence.awaitArrival(PATIENCE)).isTrue();

        cut();

        download.get(20, TimeUnit.SECONDS);
        assertThat(Files.readAllBytes(folder.resolve("a.bin"))).isEqualTo(bytes);
    }

    private void cut() {
        account.time.pass(Duration.ofMinutes(4));
        assertThat(stalls.cut()).isEmpty();
        // The last bytes of a body may still be on their way when the request has arrived.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            account.time.pass(Duration.ofMinutes(5));
                            assertThat(stalls.cut()).hasSize(1);
                        });
    }

    private UploadRequest upload(RemoteId top, byte[] bytes) throws IOException {
        return new UploadRequest(
                "k",
                top,
                "a.bin",
                BytesSource.content(bytes),
                BytesSource.of(folder, bytes),
                new Watched());
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** A watch that tells of its requests. */
    private final class Watched implements TransferWatch {
        private volatile Optional<Stalls.Request> request = Optional.empty();

        @Override
        public void moved(long bytes) {
            request.ifPresent(Stalls.Request::moves);
        }

        @Override
        public boolean mayContinue() {
            return true;
        }

        @Override
        public void requesting(Runnable cut) {
            request = Optional.of(stalls.begun("photos", "a.bin", cut));
        }

        @Override
        public void requested() {
            request.ifPresent(Stalls.Request::ended);
        }
    }
}
