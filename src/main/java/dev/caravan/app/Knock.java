package dev.caravan.app;

import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.ProxyAddress;
import dev.caravan.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A knock at the first door on the way to 115: a connection that is closed at once, without a word.
 */
final class Knock implements Predicate<String> {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Settings settings;

    Knock(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean test(String account) {
        return settings.account(account).filter(Knock::isOpen).isPresent();
    }

    private static boolean isOpen(AccountSettings account) {
        try (Socket door = new Socket()) {
            door.connect(door(account), PATIENCE_MILLIS);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static InetSocketAddress door(AccountSettings account) {
        Optional<ProxyAddress> proxy = account.proxy().api();
        if (proxy.isPresent()) {
            return new InetSocketAddress(proxy.get().host(), proxy.get().port());
        }
        URI api = account.endpoints().api();
        int usual = "http".equals(api.getScheme()) ? 80 : 443;
        return new InetSocketAddress(api.getHost(), api.getPort() < 0 ? usual : api.getPort());
    }
}
