package dev.caravan.open115.client;

import java.util.Optional;

/**
 * An answer of 115: its status and body, and why it is a refusal when it is one.
 *
 * @param body the whole object, because listings put their counters beside {@code data}; has no
 *     fields when the answer was not an object
 * @param cookies what came with it, as it is sent back; some download links want that
 */
public record Envelope(int status, Fields body, Optional<Refusal> refusal, String cookies) {

    public boolean isGood() {
        return refusal.isEmpty();
    }

    /** Whether it is a refusal of that kind. */
    public boolean isRefusedAs(ErrorClass kind) {
        return refusal.filter(refused -> refused.kind() == kind).isPresent();
    }

    /** The object under {@code data}; empty for {@code []}, {@code {}} and nothing. */
    public Optional<Fields> data() {
        return body.object("data");
    }
}
