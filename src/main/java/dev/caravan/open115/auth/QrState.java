package dev.caravan.open115.auth;

import dev.caravan.open115.client.Envelope;
import dev.caravan.open115.client.Fields;

/** How far a device login has come (section 2.2 of the API document). */
enum QrState {
    WAITING,
    SCANNED,
    CONFIRMED,
    EXPIRED,
    CANCELLED,
    /** 115 gave no answer to go by; it is asked again. */
    UNANSWERED;

    static QrState of(Envelope envelope) {
        if (!envelope.isGood()) {
            // A refusal in 115's own words means that the code is over; anything else, nothing.
            return envelope.body().has("state") ? EXPIRED : UNANSWERED;
        }
        long status = envelope.data().orElse(Fields.NONE).number("status", 0);
        if (status == -2) {
            return CANCELLED;
        }
        if (status < 0) {
            return EXPIRED;
        }
        return status == 0 ? WAITING : status == 1 ? SCANNED : CONFIRMED;
    }
}
