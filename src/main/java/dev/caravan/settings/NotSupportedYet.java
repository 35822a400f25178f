package dev.caravan.settings;

import dev.caravan.settings.document.Document;
import java.util.List;
import java.util.Set;

/**
 * A key, or some values of it, that belongs to a feature which is not built yet. It is refused:
 * what is accepted works. The rule goes when the feature comes.
 *
 * @param keys the path of the key, with a star for any one step
 * @param harmless the values that ask for nothing that is missing; empty where every value does
 * @param refused the values that are refused; empty where all but the harmless ones are
 * @param feature what is missing
 */
record NotSupportedYet(String keys, Set<String> harmless, Set<String> refused, String feature) {

    static final List<NotSupportedYet> RULES =
            List.of(
                    only("digest", "alerts.events.*", "digests"),
                    only("digest", "alerts.channels.*.events.*", "digests"));

    NotSupportedYet {
        harmless = Set.copyOf(harmless);
        refused = Set.copyOf(refused);
    }

    private static NotSupportedYet only(String refused, String keys, String feature) {
        return new NotSupportedYet(keys, Set.of(), Set.of(refused), feature);
    }

    /** Refuses the keys of a document that this rule is about. */
    void check(Document document) {
        document.refuseAll(keys, this::isRefused, "is not supported yet (" + feature + ")");
    }

    private boolean isRefused(String value) {
        return !harmless.contains(value) && (refused.isEmpty() || refused.contains(value));
    }
}
