package dev.caravan.open115.client.drive;

/**
 * The proxies of the host roles, such as {@code http://user:word@host:8080} or {@code
 * socks5://host:1080}; empty for none.
 */
public record Proxies(String api, String storage, String download) {

    public static final Proxies NONE = new Proxies("", "", "");

    public Proxies {
        ProxySetting.parse(api);
        ProxySetting.parse(storage);
        ProxySetting.parse(download);
    }

    /** Never shows a password. */
    @Override
    public String toString() {
        return "Proxies[api="
                + !api.isEmpty()
                + ", storage="
                + !storage.isEmpty()
                + ", download="
                + !download.isEmpty()
                + "]";
    }
}
