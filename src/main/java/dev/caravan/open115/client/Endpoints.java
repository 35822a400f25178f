package dev.caravan.open115.client;

import okhttp3.HttpUrl;

/** The base URLs of the hosts; each may carry a path of its own, with or without a last slash. */
public record Endpoints(String api, String passport, String qrcode) {

    public static final Endpoints OF_115 =
            new Endpoints(
                    "https://proapi.115.com",
                    "https://passportapi.115.com",
                    "https://qrcodeapi.115.com");

    public Endpoints {
        api = checked(api);
        passport = checked(passport);
        qrcode = checked(qrcode);
    }

    /** The URL of a path such as {@code /open/user/info} on one of the hosts. */
    HttpUrl url(Host host, String path) {
        String base =
                switch (host) {
                    case API -> api;
                    case PASSPORT -> passport;
                    case QRCODE -> qrcode;
                };
        return HttpUrl.get(base + path);
    }

    private static String checked(String base) {
        String trimmed = base.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        HttpUrl url = HttpUrl.parse(trimmed);
        if (url == null || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException(
                    "an endpoint is an http or https address without a query, such as"
                            + " https://proapi.115.com");
        }
        return trimmed;
    }
}
