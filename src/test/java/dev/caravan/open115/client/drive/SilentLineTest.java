package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.ApiRequest;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.open115.client.Host;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines whose other end says nothing any more, and addresses at which nobody is. */
class SilentLineTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private SimulatedAccount account;

    @BeforeEach
    void start() {
        account =
                new SimulatedAccount(
                        folder.resolve("cloud"),
                        SimulatedAccount.QUICK.with(new Silences(SHORT, SHORT, SHORT)));
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    @Test
    void hc_265_no_line_is_listened_to_for_ever() {
        try (HttpClients http = HttpClients.with(Proxies.NONE)) {
            for (OkHttpClient each : List.of(http.api(), http.storage(), http.download())) {
                assertThat(each.connectTimeoutMillis()).isBetween(1_000, 30_000);
                assertThat(each.readTimeoutMillis()).isBetween(1_000, 300_000);
                assertThat(each.writeTimeoutMillis()).isBetween(1_000, 60_000);
            }
            assertThat(http.api().callTimeoutMillis()).isBetween(1_000, 300_000);
        }
    }

    @Test
    void hc_265_115_that_falls_silent_is_asked_again() {
        RemoteId top = account.folder("/top");
        account.file("/top/a", "1");
        account.fault("{'endpoint':'files','times':1,'action':'hang'}");
        List<RemoteId> seen = new ArrayList<>();
        assertTimeoutPreemptively(
                BOUND, () -> account.drive().children(top).into(item -> seen.add(item.id())));
        assertThat(seen).hasSize(1);
    }

    @Test
    void hc_265_a_download_that_falls_silent_goes_on() throws Exception {
        byte[] bytes = new byte[200_000];
        RemoteId id = new RemoteId(account.other().file("/a", bytes));
        account.fault("{'endpoint':'cdn','times':1,'action':'hang'}");
        account.fault("{'endpoint':'cdn','from':2,'times':1,'action':'slow','time':'3s'}");
        Path target = folder.resolve("target");
        assertTimeoutPreemptively(BOUND, () -> download(id, bytes, target));
        assertThat(target).hasSize(200_000);
    }

    @Test
    void hc_265_a_storage_that_falls_silent_is_asked_again() throws Exception {
        account.fault("{'endpoint':'oss-put','times':1,'action':'hang'}");
        RemoteId top = account.folder("/top");
        assertTimeoutPreemptively(
                BOUND, () -> upload("content".getBytes(StandardCharsets.UTF_8), top));
        assertThat(account.other().text("/top/a.txt")).isEqualTo("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "100::1"})
    void hc_267_a_broken_first_address_hinders_nothing(String broken) throws Exception {
        Dns both =
                name ->
                        List.of(
                                InetAddress.getByName(broken),
                                InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}));
        int port = account.simulator.port();
        try (HttpClients http = HttpClients.with(Proxies.NONE)) {
            ApiCaller caller = caller(http.api().newBuilder().dns(both).build(), port);
            assertThat(
                            assertTimeoutPreemptively(
                                            BOUND,
                                            () ->
                                                    caller.call(
                                                            ApiRequest.get(
                                                                    Host.API,
                                                                    "/open/user/info",
                                                                    "ask")))
                                    .status())
                    .isPositive();
        }
    }

    @Test
    void hc_267_a_name_that_resolves_to_nothing_is_said() {
        Dns none =
                name -> {
                    throw new UnknownHostException(name);
                };
        try (HttpClients http = HttpClients.with(Proxies.NONE)) {
            ApiCaller caller = caller(http.api().newBuilder().dns(none).build(), 1);
            assertThat(
                            catchThrowableOfType(
                                    DriveException.Transient.class,
                                    () ->
                                            caller.call(
                                                    ApiRequest.get(
                                                            Host.API, "/open/user/info", "ask"))))
                    .hasMessageContaining("cannot be resolved")
                    .hasMessageContaining("`proxy`");
        }
    }

    private void download(RemoteId id, byte[] bytes, Path target) throws Exception {
        account.drive()
                .download(
                        new DownloadRequest(
                                id,
                                account.drive()
                                        .info(id)
                                        .flatMap(RemoteItem::pickCode)
                                        .orElseThrow(),
                                BytesSource.content(bytes),
                                folder.resolve("target.tmp"),
                                target,
                                TransferWatch.NONE));
    }

    private void upload(byte[] bytes, RemoteId top) throws Exception {
        account.drive()
                .upload(
                        new UploadRequest(
                                "a.txt",
                                top,
                                "a.txt",
                                BytesSource.content(bytes),
                                BytesSource.of(folder, bytes),
                                TransferWatch.NONE));
    }

    private static ApiCaller caller(OkHttpClient http, int port) {
        String url = "http://115.example:" + port;
        return new ApiCaller(
                http, new Endpoints(url, url, url), "Caravan/1", InstantSource.system());
    }
}
