package dev.caravan.open115.client;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a file can be fetched for a while, with the User-Agent that asked for it.
 *
 * @param expires what its query says; empty when it says nothing
 * @param cookies what has to be sent with it; empty for nothing
 */
public record DownloadLink(HttpUrl url, Optional<Instant> expires, String cookies) {

    /** Never shows the query, which is a key to the file. */
    @Override
    public String toString() {
        return "DownloadLink[" + url.host() + "]";
    }
}
