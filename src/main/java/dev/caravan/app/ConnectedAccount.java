package dev.caravan.app;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.CodeLogin;
import dev.caravan.open115.auth.DeviceCodeLogin;
import dev.caravan.open115.auth.DirectRefresh;
import dev.caravan.open115.auth.LoginProof;
import dev.caravan.open115.auth.Logins;
import dev.caravan.open115.auth.Passport;
import dev.caravan.open115.auth.RefreshLock;
import dev.caravan.open115.auth.RefreshWay;
import dev.caravan.open115.auth.RelayRefresh;
import dev.caravan.open115.auth.RelayThenDirect;
import dev.caravan.open115.auth.TokenRefresher;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.auth.UserInfoOfToken;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.drive.HttpClients;
import dev.caravan.open115.client.drive.Open115Drive;
import dev.caravan.open115.client.drive.Open115Options;
import dev.caravan.open115.client.drive.Proxies;
import dev.caravan.open115.client.upload.PartSizes;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.Limits;
import dev.caravan.open115.pace.Timing;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.BudgetSettings;
import dev.caravan.settings.LoginWay;
import dev.caravan.settings.ProxyAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One account of the configuration at work: its login, its tokens and its drive. */
public final class ConnectedAccount implements AutoCloseable {

    /** A host that takes longer to say anything is not of use. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AccountSettings settings;
    private final Timing timing;
    private final HttpClients http;
    private final Passport passport;
    private final RefreshWay way;
    private final ApiCaller api;
    private final TokenRefresher tokens;
    private final Logins logins;
    private final Open115Drive drive;

    ConnectedAccount(
            AccountSettings settings,
            Path stateDir,
            TokenStore store,
            BudgetLedger budget,
            UploadSessions sessions,
            Timing timing) {
        this.settings = settings;
        this.timing = timing;
        Open115Options options = options(settings);
        this.http = HttpClients.with(options.proxies());
        this.api =
                new ApiCaller(http.api(), options.endpoints(), options.userAgent(), timing.clock());
        this.passport = new Passport(api);
        this.way = way();
        RefreshLock lock = new RefreshLock(stateDir, settings.name(), timing.sleeper()::sleep);
        this.tokens =
                new TokenRefresher(
                        settings.name(), store, lock, way, timing.clock(), timing.sleeper()::sleep);
        this.logins = new Logins(settings.name(), store, lock, timing.clock());
        this.drive = Open115Drive.open(settings.name(), options, tokens, budget, sessions, timing);
    }

    private RefreshWay way() {
        RefreshWay direct = new DirectRefresh(passport);
        if (settings.login().way() == LoginWay.DIRECT) {
            return direct;
        }
        HttpUrl url = HttpUrl.get(settings.login().relayUrl().toString());
        return new RelayThenDirect(
                new RelayRefresh(http.api(), url, settings.userAgent()), direct, timing.clock());
    }

    public Drive drive() {
        return drive;
    }

    long callsPerDay() {
        return settings.budget().requestsPerDay();
    }

    TokenRefresher tokens() {
        return tokens;
    }

    public Logins logins() {
        return logins;
    }

    /** Finds out whether tokens that somebody brings are good. */
    public LoginProof proof() {
        return new LoginProof(new UserInfoOfToken(api, timing.clock()), way, timing.clock());
    }

    /** The login by QR code; empty without an AppID. */
    public Optional<DeviceCodeLogin> deviceLogin() {
        return settings.login()
                .appId()
                .map(
                        appId ->
                                new DeviceCodeLogin(
                                        passport,
                                        appId,
                                        new SecureRandom(),
                                        timing.sleeper()::sleep,
                                        timing.clock()));
    }

    /** The login by authorization code; empty without an AppID and its secret. */
    public Optional<CodeLogin> codeLogin(String redirect) {
        return settings.login()
                .appId()
                .flatMap(
                        appId ->
                                settings.login()
                                        .appSecret()
                                        .map(
                                                secret ->
                                                        new CodeLogin(
                                                                passport,
                                                                HttpUrl.get(
                                                                        settings.endpoints()
                                                                                .passport()
                                                                                .toString()),
                                                                appId,
                                                                secret.value(),
                                                                redirect,
                                                                new SecureRandom(),
                                                                timing.clock())));
    }

    /** Where 115 stores uploads, as it says now. */
    String storageEndpoint() throws DriveException {
        return drive.storageEndpoint();
    }

    /** Asks a host for nothing in particular; returns the time that it tells. */
    Optional<Instant> ask(String address, AccountDoctor.Hosts role) throws IOException {
        OkHttpClient client = role == AccountDoctor.Hosts.STORAGE ? http.storage() : http.api();
        Request request =
                new Request.Builder()
                        .url(address)
                        .head()
                        .header("User-Agent", settings.userAgent())
                        .build();
        try (Response response =
                client.newBuilder().callTimeout(PATIENCE).build().newCall(request).execute()) {
            return Optional.ofNullable(response.headers().getInstant("Date"));
        }
    }

    private static Open115Options options(AccountSettings settings) {
        BudgetSettings budget = settings.budget();
        return new Open115Options(
                new Endpoints(
                        settings.endpoints().api().toString(),
                        settings.endpoints().passport().toString(),
                        settings.endpoints().qrcode().toString()),
                settings.userAgent(),
                settings.pageSize(),
                new Limits(
                        budget.requestsPerSecond(),
                        budget.writesPerSecond(),
                        budget.linksPerSecond(),
                        budget.requestsPerDay()),
                new Proxies(
                        url(settings.proxy().api()),
                        url(settings.proxy().storage()),
                        url(settings.proxy().download())),
                PartSizes.USUAL,
                Open115Options.USUAL.silences());
    }

    private static String url(Optional<ProxyAddress> proxy) {
        return proxy.map(ProxyAddress::url).orElse("");
    }

    /** Ends what is under way as if the connection broke; from now on nothing is asked. */
    void breakOff() {
        drive.breakOff();
        http.breakOff();
    }

    @Override
    public void close() {
        drive.close();
        http.close();
    }
}
