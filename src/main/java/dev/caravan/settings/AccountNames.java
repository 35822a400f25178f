package dev.caravan.settings;

import dev.caravan.settings.document.Nearest;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.util.List;
import java.util.Optional;

/** The accounts that the file has, and which of them a job means. */
record AccountNames(List<String> names) {

    private static final String ACCOUNT = "account";

    AccountNames {
        names = List.copyOf(names);
    }

    /** The job's account; the only one when it names none. */
    Optional<String> of(Section job) {
        Optional<String> name = job.optional(ACCOUNT, Notation.text());
        if (names.isEmpty()) {
            job.refuse(ACCOUNT, "there is no account; add one, such as accounts: { main: {} }");
            return Optional.empty();
        }
        if (name.isPresent()) {
            return name.filter(given -> isKnown(given, job));
        }
        if (names.size() == 1) {
            return Optional.of(names.get(0));
        }
        if (!job.isRefused(ACCOUNT)) {
            job.refuse(ACCOUNT, "is missing; choose one of " + String.join(", ", names));
        }
        return Optional.empty();
    }

    private boolean isKnown(String name, Section job) {
        if (names.contains(name)) {
            return true;
        }
        String advice =
                Nearest.to(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there is " + String.join(", ", names));
        job.refuse(ACCOUNT, job.shown(ACCOUNT) + " is not an account; " + advice);
        return false;
    }
}
