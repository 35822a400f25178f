package dev.caravan.open115.oss;

import java.time.Instant;
import okhttp3.HttpUrl;

/** A temporary right to write to the storage. */
public record OssCredential(
        String endpoint, String keyId, String keySecret, String token, Instant expires) {

    public OssCredential {
        if (keyId.isEmpty() || keySecret.isEmpty() || token.isEmpty()) {
            throw new IllegalArgumentException("a storage credential has three parts");
        }
        endpoint = endpoint.contains("://") ? endpoint : "https://" + endpoint;
        if (HttpUrl.parse(endpoint) == null) {
            throw new IllegalArgumentException("a storage endpoint is an http or https address");
        }
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "OssCredential[expires=" + expires + "]";
    }
}
