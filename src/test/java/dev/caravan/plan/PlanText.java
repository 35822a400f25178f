package dev.caravan.plan;

import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.NodeKind;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plans in words that a test can be read by. */
final class PlanText {

    private PlanText() {}

    /** Such as {@code download a=2, move remote b -> c}; held operations come last, marked. */
    static String of(Plan plan) {
        String steps =
                plan.operations().stream().map(PlanText::of).collect(Collectors.joining(", "));
        String held =
                plan.held().stream()
                        .map(operation -> "held " + of(operation))
                        .collect(Collectors.joining(", "));
        return steps.isEmpty() || held.isEmpty() ? steps + held : steps + ", " + held;
    }

    static String of(Operation operation) {
        String replaced =
                operation
                        .replaces()
                        .filter(occupant -> !occupant.node().equals(operation.node()))
                        .map(occupant -> " over " + occupant.kind().name().toLowerCase(Locale.ROOT))
                        .orElse("");
        if (operation instanceof Move move) {
            return "move "
                    + move.side().word()
                    + " "
                    + move.from().path()
                    + " -> "
                    + move.path()
                    + replaced;
        }
        String side =
                operation instanceof Trash || operation instanceof MakeFolder
                        ? operation.side().word() + " "
                        : "";
        String word =
                operation instanceof Upload
                        ? (operation.replaces().isPresent() ? "replace remote" : "upload")
                        : operation instanceof Download
                                ? (operation.replaces().isPresent() && replaced.isEmpty()
                                        ? "replace local"
                                        : "download")
                                : operation.kind();
        String folder =
                operation instanceof MakeFolder
                                || operation instanceof Trash trash
                                        && trash.nodeKind() == NodeKind.FOLDER
                        ? "/"
                        : "";
        return word + " " + side + operation.path() + folder + replaced;
    }

    /** What is remembered at once, such as {@code forget a, remote-only a}. */
    static String edits(Plan plan) {
        return plan.edits().stream().map(PlanText::edit).collect(Collectors.joining(", "));
    }

    private static String edit(BaseEdit edit) {
        if (edit instanceof BaseEdit.Adopt it) {
            return "adopt " + it.place().name();
        }
        if (edit instanceof BaseEdit.Update it) {
            return "update "
                    + it.row().place().name()
                    + " "
                    + it.row().presence().name().toLowerCase(Locale.ROOT);
        }
        return (edit instanceof BaseEdit.Forget ? "forget " : "restamp ") + edit.node();
    }
}
