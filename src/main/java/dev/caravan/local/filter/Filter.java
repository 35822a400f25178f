package dev.caravan.local.filter;

import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.filter.FilterVerdict.Answer;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells for one path which rule decides about it, with the ignore files that stand there now. */
public final class Filter {

    private final Path root;
    private final FilterRules configured;
    private final IgnoreFile ignoreFile;

    /**
     * @param configured the rules of the job's configuration
     */
    public Filter(Path root, FilterRules configured) {
        this.root = root;
        this.configured = configured;
        this.ignoreFile = new IgnoreFile(new RealDisk());
    }

    /**
     * @throws IOException when an ignore file on the way cannot be read
     */
    public FilterVerdict why(RelativePath path, NodeKind kind) throws IOException {
        FilterRules rules = configured;
        RelativePath folder = RelativePath.ROOT;
        FilterVerdict verdict = new FilterVerdict(Answer.IN_SCOPE, path, "no rule matches");
        for (String name : path.names()) {
            rules = rules(rules, folder);
            RelativePath at = folder.child(name);
            NodeKind kindThere = at.equals(path) ? kind : NodeKind.FOLDER;
            verdict = verdict(rules, folder.names(), at, kindThere);
            if (verdict.answer() == Answer.EXCLUDED) {
                return verdict;
            }
            folder = at;
        }
        return verdict;
    }

    private FilterRules rules(FilterRules above, RelativePath folder) throws IOException {
        Path place = root;
        for (String name : folder.names()) {
            place = place.resolve(name);
        }
        if (!Files.isRegularFile(
                place.resolve(FilterRules.FILE_NAME), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return above;
        }
        return above.with(folder, ignoreFile.read(place.resolve(FilterRules.FILE_NAME)));
    }

    private static FilterVerdict verdict(
            FilterRules rules, List<String> folder, RelativePath at, NodeKind kind) {
        if (OwnPlaces.isOwnFolder(folder.size(), at.name())) {
            return new FilterVerdict(Answer.EXCLUDED, at, "Caravan's own folder");
        }
        if (OwnPlaces.isTemporary(at.name())) {
            return new FilterVerdict(Answer.EXCLUDED, at, "named like Caravan's temporary files");
        }
        Optional<FilterRule> rule = rules.deciding(folder, at.name(), kind);
        return new FilterVerdict(
                rule.filter(FilterRule::excludes).isPresent() ? Answer.EXCLUDED : Answer.IN_SCOPE,
                at,
                rule.map(FilterRule::toString).orElse("no rule matches"));
    }
}
