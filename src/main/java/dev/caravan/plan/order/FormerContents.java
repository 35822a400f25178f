package dev.caravan.plan.order;

import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.plan.request.Base;
import dev.caravan.tree.Content;
import java.util.Optional;

/** The contents that files had before: what a rollback is known by. */
record FormerContents(Base base) {

    /** Whether an operation overwrites a file with what it was before. */
    boolean comesBack(Operation operation) {
        return operation.replacedFiles() > 0
                && operation.node().inBase()
                && content(operation)
                        // Every file begins empty, and many end so in an accident.
                        .filter(content -> content.size() > 0)
                        .filter(base.formerContents(operation.node())::contains)
                        .isPresent();
    }

    private static Optional<Content> content(Operation operation) {
        if (operation instanceof Upload upload) {
            return upload.content();
        }
        return operation instanceof Download download
                ? Optional.of(download.content())
                : Optional.empty();
    }
}
