package dev.caravan.plan;

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
                        .map(occupant -> " over " + occupant.kind().name().toLowerCase())
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
                                        && trash.nodeKind() == dev.caravan.tree.NodeKind.FOLDER
                        ? "/"
                        : "";
        return word + " " + side + operation.path() + folder + replaced;
    }
}
