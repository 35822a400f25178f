package dev.caravan.open115.client.listing;

import java.util.Optional;

/**
 * What reading all pages of one listing came to.
 *
 * @param flaw why it does not prove that everything was seen; empty when it does
 * @param announced how many entries it announced at last
 */
record Reading(Optional<String> flaw, long announced) {

    boolean isWhole() {
        return flaw.isEmpty();
    }
}
