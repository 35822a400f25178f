package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Request;
import java.util.Optional;

/** The object a storage request is about, and in which style it was named. */
record Target(String bucket, String object, boolean pathStyle) {

    /** The target, when the request is one for the storage at all. */
    static Optional<Target> of(Request request) {
        String path = request.path();
        if (request.host().startsWith(Storage.BUCKET + ".")) {
            return Optional.of(new Target(Storage.BUCKET, path.substring(1), false));
        }
        String prefix = "/" + Storage.BUCKET + "/";
        return path.startsWith(prefix)
                ? Optional.of(new Target(Storage.BUCKET, path.substring(prefix.length()), true))
                : Optional.empty();
    }

    String resource() {
        return "/" + bucket + "/" + object;
    }
}
