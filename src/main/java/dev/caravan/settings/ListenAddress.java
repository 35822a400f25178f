package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A host and port to listen on; port 0 is any free one. */
public record ListenAddress(String host, int port) {

    private static final String ANY_HOST = "*";

    public ListenAddress {
        if (host.isEmpty() || port < 0 || port > Ports.HIGHEST) {
            throw new IllegalArgumentException("not an address: " + host + ":" + port);
        }
    }

    /** Whether only this machine can reach it. A name is never looked up. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || literal().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    static ListenAddress read(String text) throws NotationException {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new NotationException("is not HOST:PORT, such as 127.0.0.1:8115, nor off");
        }
        String host = text.substring(0, colon).replace("[", "").replace("]", "");
        int port = Ports.read(text.substring(colon + 1), 0);
        ListenAddress address = new ListenAddress(host.equals(ANY_HOST) ? "0.0.0.0" : host, port);
        if (address.looksLikeLiteral() && address.literal().isEmpty()) {
            throw new NotationException("does not begin with an IP address or a name");
        }
        return address;
    }

    private boolean looksLikeLiteral() {
        return host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    /** The IP address, if the host is one. */
    private Optional<InetAddress> literal() {
        try {
            return looksLikeLiteral() ? Optional.of(InetAddress.getByName(host)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
