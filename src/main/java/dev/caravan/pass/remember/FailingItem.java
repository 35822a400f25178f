package dev.caravan.pass.remember;

import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.RelativePath;
import java.util.OptionalLong;

/**
 * What fails: an operation on a path.
 *
 * @param changedNs of a local file that cannot be sent: its change time by the clock of its disk
 */
record FailingItem(RelativePath path, String operation, OptionalLong changedNs) {

    FailingItem(RelativePath path, String operation) {
        this(path, operation, OptionalLong.empty());
    }

    static FailingItem of(Operation operation) {
        return new FailingItem(operation.path(), operation.kind(), changed(operation));
    }

    private static OptionalLong changed(Operation operation) {
        return operation instanceof Upload upload
                ? OptionalLong.of(upload.stamp().changedNs())
                : OptionalLong.empty();
    }
}
