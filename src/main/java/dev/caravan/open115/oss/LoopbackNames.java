package dev.caravan.open115.oss;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;

/** Resolves names below {@code localhost} to this machine, which not every system does. */
public final class LoopbackNames implements Dns {

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        String name = hostname.toLowerCase(Locale.ROOT);
        if (name.endsWith(".localhost")) {
            return List.of(InetAddress.getByAddress(hostname, new byte[] {127, 0, 0, 1}));
        }
        return Dns.SYSTEM.lookup(hostname);
    }
}
