package dev.caravan.open115.client.upload;

import java.io.IOException;

/** The source of an upload failed while it was read, not the network. */
final class SourceException extends IOException {

    private static final long serialVersionUID = 1L;

    SourceException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    IOException reason() {
        return getCause() instanceof IOException e ? e : this;
    }
}
