package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.open115.auth.DirectRefresh;
import dev.caravan.open115.auth.Passport;
import dev.caravan.open115.auth.RefreshLock;
import dev.caravan.open115.auth.TokenRefresher;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.drive.HttpClients;
import dev.caravan.open115.client.drive.Open115Drive;
import dev.caravan.open115.client.drive.Open115Options;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.Timing;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The drives that the component makes by itself, one for each login in a token store. */
final class OwnDrives implements DriveDirectory, AutoCloseable {

    private final TokenStore logins;
    private final Path stateDirectory;
    private final Open115Options options;
    private final BudgetLedger budget;
    private final UploadSessions uploads;
    private final Timing timing;
    private final HttpClients http;
    private final Map<String, Open115Drive> drives = new TreeMap<>();

    OwnDrives(
            TokenStore logins,
            Path stateDirectory,
            Open115Options options,
            BudgetLedger budget,
            UploadSessions uploads,
            Timing timing) {
        this.logins = logins;
        this.stateDirectory = stateDirectory;
        this.options = options;
        this.budget = budget;
        this.uploads = uploads;
        this.timing = timing;
        this.http = HttpClients.with(options.proxies());
    }

    @Override
    public synchronized Optional<Drive> of(String account) {
        if (logins.load(account).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(drives.computeIfAbsent(account, this::open));
    }

    private Open115Drive open(String account) {
        TokenRefresher tokens = tokens(account);
        return Open115Drive.open(account, options, tokens, budget, uploads, timing);
    }

    private TokenRefresher tokens(String account) {
        ApiCaller caller =
                new ApiCaller(http.api(), options.endpoints(), options.userAgent(), timing.clock());
        return new TokenRefresher(
                account,
                logins,
                new RefreshLock(stateDirectory, account, timing.sleeper()),
                new DirectRefresh(new Passport(caller)),
                timing.clock(),
                timing.sleeper());
    }

    @Override
    public synchronized void close() {
        drives.values().forEach(Open115Drive::close);
        drives.clear();
        http.close();
    }
}
