package dev.caravan.alert.message;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Subject;
import java.util.Optional;

/** The command that helps, where the one who reported the trouble named none. */
final class Actions {

    private Actions() {}

    static Optional<String> of(AlertEvent event, Subject subject) {
        String name = subject.name();
        return switch (event) {
            case JOB_PARTIAL -> Optional.of("caravan failures " + name);
            case JOB_HELD -> Optional.of("caravan plan " + name);
            case JOB_CONFLICT -> Optional.of("caravan conflicts " + name);
            case JOB_FAILED, JOB_MISSED, JOB_STALLED -> Optional.of("caravan history " + name);
            case JOB_WAITING, ACCOUNT_THROTTLED, ACCOUNT_QUOTA -> Optional.of("caravan status");
            case ACCOUNT_LOGIN_REQUIRED, ACCOUNT_LOGIN_EXPIRING ->
                    Optional.of("caravan login " + name);
            case JOB_RECOVERED, JOB_SUCCESS, ACCOUNT_RECOVERED, DIGEST -> Optional.empty();
        };
    }
}
