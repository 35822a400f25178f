package dev.caravan.pass.trouble;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.look.Finding;
import dev.caravan.plan.operation.Note;
import dev.caravan.state.PassResult;
import java.util.Optional;

/** Which of the things that a look left alone are troubles: not backed up, although in scope. */
public final class Findings {

    private Findings() {}

    public static Optional<Trouble> trouble(Finding finding) {
        return cause(finding.reason()).map(cause -> trouble(cause, finding.detail()));
    }

    public static Trouble trouble(Note note) {
        return trouble(note.cause().orElse(Cause.INTERNAL), note.text());
    }

    public static boolean isSkipped(Finding finding) {
        return cause(finding.reason()).isEmpty();
    }

    private static Optional<Cause> cause(Finding.Reason reason) {
        return switch (reason) {
            case FILTERED, SYMLINK, SPECIAL -> Optional.empty();
            case UNREADABLE -> Optional.of(Cause.PERMISSION);
            case UNSTABLE -> Optional.of(Cause.FILE_BUSY);
            case NAME -> Optional.of(Cause.NAME_UNSUPPORTED);
            case OTHER_DEVICE -> Optional.of(Cause.ROOT_IDENTITY);
        };
    }

    private static Trouble trouble(Cause cause, String message) {
        return new Trouble(
                cause, "", message, Advice.of(cause), Trouble.Reach.ITEM, PassResult.PARTIAL);
    }
}
