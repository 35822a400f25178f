package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;

/** Reads one account. */
final class AccountReader {

    private static final String APP_SECRET = "app-secret";

    private AccountReader() {}

    static AccountSettings read(String name, Section account) {
        checkAppSecret(account);
        return new AccountSettings(
                name,
                login(account),
                budget(account),
                account.number("page-size"),
                account.value("user-agent", Notation.text()),
                proxies(account.section("proxy")),
                endpoints(account.section("endpoints")));
    }

    private static void checkAppSecret(Section account) {
        if (!account.has(APP_SECRET)) {
            return;
        }
        if (!account.has("app-id")) {
            account.refuse(APP_SECRET, "needs the app-id it belongs to; add app-id");
        }
        if (account.value("login", Notation.word(LoginWay.class)) == LoginWay.RELAY) {
            account.refuse(
                    APP_SECRET, "is only for logins at 115 itself; remove it or set login: direct");
        }
    }

    private static LoginSettings login(Section account) {
        return new LoginSettings(
                account.value("login", Notation.word(LoginWay.class)),
                account.value("relay-url", HttpUrl::read),
                account.optional("app-id", Notation.text()),
                account.optional(APP_SECRET, Secret::new),
                account.optional("refresh-token", Secret::new),
                account.optional("access-token", Secret::new));
    }

    private static BudgetSettings budget(Section account) {
        return new BudgetSettings(
                account.decimal("requests-per-second"),
                account.number("requests-per-day"),
                account.decimal("links-per-second"),
                account.decimal("writes-per-second"));
    }

    private static ProxySettings proxies(Section proxy) {
        return new ProxySettings(
                proxy.optional("api", ProxyAddress::read),
                proxy.optional("storage", ProxyAddress::read),
                proxy.optional("download", ProxyAddress::read));
    }

    private static EndpointSettings endpoints(Section endpoints) {
        return new EndpointSettings(
                endpoints.value("api", HttpUrl::readBase),
                endpoints.value("passport", HttpUrl::readBase),
                endpoints.value("qrcode", HttpUrl::readBase));
    }
}
