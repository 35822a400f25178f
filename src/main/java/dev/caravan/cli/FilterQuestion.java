package dev.caravan.cli;

import dev.caravan.local.filter.Filter;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.FilterVerdict;
import dev.caravan.settings.FilterSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Which filter rule keeps a path, or a folder above it, out of a job. */
final class FilterQuestion {

    private FilterQuestion() {}

    static Optional<String> rule(JobSettings job, RelativePath path) throws IOException {
        FilterSettings filter = job.filter();
        FilterRules.BuiltIn builtIn =
                filter.builtIn() ? FilterRules.BuiltIn.APPLIES : FilterRules.BuiltIn.OFF;
        NodeKind kind =
                Files.isDirectory(job.local().resolve(path.toString()))
                        ? NodeKind.FOLDER
                        : NodeKind.FILE;
        FilterVerdict verdict =
                new Filter(job.local(), FilterRules.of(filter.include(), filter.exclude(), builtIn))
                        .why(path, kind);
        return verdict.answer() == FilterVerdict.Answer.EXCLUDED
                ? Optional.of(verdict.reason())
                : Optional.empty();
    }
}
