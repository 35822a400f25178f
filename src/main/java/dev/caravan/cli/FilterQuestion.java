package dev.caravan.cli;

import dev.caravan.local.FilterRules;
import dev.caravan.settings.FilterSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.tree.RelativePath;
import java.nio.file.Files;
import java.util.Optional;

/** Which filter rule keeps a path, or a folder above it, out of a job. */
final class FilterQuestion {

    private FilterQuestion() {}

    static Optional<String> rule(JobSettings job, RelativePath path) {
        FilterSettings filter = job.filter();
        FilterRules rules = FilterRules.of(filter.exclude(), filter.include(), filter.builtIn());
        RelativePath at = RelativePath.ROOT;
        for (String name : path.names()) {
            at = at.child(name);
            boolean folder =
                    !at.equals(path) || Files.isDirectory(job.local().resolve(at.toString()));
            Optional<String> rule = rules.excludes(at.toString(), folder);
            if (rule.isPresent()) {
                return rule;
            }
        }
        return Optional.empty();
    }
}
