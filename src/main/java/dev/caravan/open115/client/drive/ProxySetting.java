package dev.caravan.open115.client.drive;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** One proxy address, applied to a client. */
final class ProxySetting {

    private final Proxy proxy;
    private final String user;
    private final String password;

    private ProxySetting(Proxy proxy, String user, String password) {
        this.proxy = proxy;
        this.user = user;
        this.password = password;
    }

    /** Reads an address; empty text is no proxy. */
    static ProxySetting parse(String address) {
        if (address.isBlank()) {
            return new ProxySetting(Proxy.NO_PROXY, "", "");
        }
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null) {
            throw refused();
        }
        String[] login = String.valueOf(uri.getUserInfo()).split(":", 2);
        boolean named = uri.getUserInfo() != null;
        return switch (scheme) {
            case "http" ->
                    new ProxySetting(
                            new Proxy(Proxy.Type.HTTP, address(uri, 8080)),
                            named ? login[0] : "",
                            named && login.length == 2 ? login[1] : "");
            case "socks5", "socks" -> {
                if (named) {
                    throw new IllegalArgumentException(
                            "a socks5 proxy with a user name is not supported; use http://");
                }
                yield new ProxySetting(new Proxy(Proxy.Type.SOCKS, address(uri, 1080)), "", "");
            }
            default -> throw refused();
        };
    }

    OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
        client.proxy(proxy);
        if (!user.isEmpty()) {
            client.proxyAuthenticator(authenticator());
        }
        return client;
    }

    private Authenticator authenticator() {
        String credential = Credentials.basic(user, password);
        return (route, response) ->
                response.request().header("Proxy-Authorization") != null
                        ? null
                        : response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", credential)
                                .build();
    }

    private static InetSocketAddress address(URI uri, int usualPort) {
        int port = uri.getPort() < 0 ? usualPort : uri.getPort();
        return InetSocketAddress.createUnresolved(uri.getHost(), port);
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "a proxy is an address such as http://host:8080 or socks5://host:1080");
    }
}
