package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.state.PassResult;
import java.util.Comparator;

/** One reason why a pass is not simply ok. */
record Judgement(PassResult result, Cause cause, String message) {

    static final Comparator<Judgement> BY_WEIGHT =
            Comparator.comparing(judgement -> rank(judgement.result));

    Judgement counting(int times) {
        return times == 1
                ? this
                : new Judgement(result, cause, message + "; and " + (times - 1) + " more");
    }

    /** The order of exit codes: held before waiting before partial (design, 2.3). */
    private static int rank(PassResult result) {
        return switch (result) {
            case OK -> 0;
            case WARNINGS -> 1;
            case PARTIAL -> 2;
            case WAITING -> 3;
            case HELD -> 4;
            case FAILED -> 5;
        };
    }
}
