package dev.caravan.open115.oss;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** An object of the storage: a key inside a bucket. */
public record OssObject(String bucket, String key) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** Part of what is signed. */
    String resource() {
        return "/" + bucket + "/" + key;
    }

    /**
     * Where it lives: the bucket is part of the host name, because the storage refuses it in the
     * path; only an IP address cannot have one in front.
     */
    HttpUrl url(String endpoint) {
        HttpUrl base = HttpUrl.get(endpoint);
        if (isAddress(base)) {
            return base.newBuilder().addPathSegment(bucket).addPathSegments(key).build();
        }
        String host = base.host().startsWith(bucket + ".") ? base.host() : bucketHost(base);
        return base.newBuilder().host(host).addPathSegments(key).build();
    }

    /** The same for a storage that wants the bucket in the {@code Host} even at an IP address. */
    HttpUrl urlWithoutBucket(String endpoint) {
        HttpUrl base = HttpUrl.get(endpoint);
        return isAddress(base) ? base.newBuilder().addPathSegments(key).build() : url(endpoint);
    }

    /** What {@code Host} says then. */
    String host(String endpoint) {
        HttpUrl base = HttpUrl.get(endpoint);
        HttpUrl at = isAddress(base) ? base : url(endpoint);
        String name = isAddress(base) ? bucketHost(base) : at.host();
        boolean usual = at.port() == HttpUrl.defaultPort(at.scheme());
        return usual ? name : name + ":" + at.port();
    }

    private String bucketHost(HttpUrl base) {
        return bucket + "." + base.host();
    }

    private static boolean isAddress(HttpUrl base) {
        return ADDRESS.matcher(base.host()).matches();
    }
}
