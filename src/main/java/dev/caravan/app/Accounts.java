package dev.caravan.app;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.AccountTokens;
import dev.caravan.open115.auth.SeedTokens;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.client.AccessTokens;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.job.AccountOwner;
import dev.caravan.pass.job.CallBudgets;
import dev.caravan.secret.Secret;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The configured accounts, each connected to its tokens, its budget and its drive. */
public final class Accounts implements DriveDirectory, AccountOwner, CallBudgets, AutoCloseable {

    private final Map<String, ConnectedAccount> byName = new LinkedHashMap<>();
    private final TokenStore store;

    Accounts(
            Settings settings,
            TokenStore tokens,
            BudgetLedger budget,
            UploadSessions sessions,
            Timing timing) {
        this.store = tokens;
        for (AccountSettings account : settings.accounts()) {
            byName.put(
                    account.name(),
                    new ConnectedAccount(
                            account, settings.stateDir(), tokens, budget, sessions, timing));
        }
    }

    /** An account by name; an unknown one is an {@link IllegalArgumentException}. */
    public ConnectedAccount account(String name) {
        ConnectedAccount account = byName.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account is called " + name);
        }
        return account;
    }

    @Override
    public Optional<Drive> of(String account) {
        return Optional.ofNullable(byName.get(account)).map(ConnectedAccount::drive);
    }

    @Override
    public String user(String name) throws DriveException {
        Optional<String> known = store.load(name).flatMap(StoredTokens::userId);
        if (known.isPresent()) {
            return known.get();
        }
        String user = account(name).drive().space().userId();
        account(name).logins().seen(user);
        return user;
    }

    @Override
    public long perDay(String name) {
        return account(name).callsPerDay();
    }

    AccountTokens tokens() {
        return name ->
                Optional.ofNullable(byName.get(name))
                        .map(ConnectedAccount::tokens)
                        .map(AccessTokens.class::cast);
    }

    /**
     * Imports the seed tokens of the configuration where there is no living login (design, 2.5).
     */
    void seed(Settings settings) throws DriveException {
        for (AccountSettings account : settings.accounts()) {
            Optional<Secret> refresh = account.login().refreshToken();
            if (refresh.isPresent()) {
                account(account.name())
                        .logins()
                        .seed(
                                new SeedTokens(
                                        account.login().accessToken().map(Secret::value),
                                        refresh.get().value()));
            }
        }
    }

    /** Ends what is under way as if the connection broke; from now on nothing is asked. */
    void breakOff() {
        byName.values().forEach(ConnectedAccount::breakOff);
    }

    @Override
    public void close() {
        byName.values().forEach(ConnectedAccount::close);
    }
}
