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
        if (ADDRESS.matcher(base.host()).matches()) {
            return base.newBuilder().addPathSegment(bucket).addPathSegments(key).build();
        }
        return base.newBuilder().host(bucket + "." + base.host()).addPathSegments(key).build();
    }
}
