package dev.caravan.restore;

import dev.caravan.tree.RelativePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants back.
 *
 * @param paths inside the job; each stands for itself and everything below it; empty for all
 * @param target the folder in which the paths appear
 * @param at the moment as of which; empty for what is there now
 */
public record Wish(List<RelativePath> paths, Path target, Optional<Instant> at, Existing existing) {

    public Wish {
        paths = List.copyOf(paths);
    }

    /** What becomes of another file that stands where one is to appear. */
    public enum Existing {
        /** It stays, and the one from 115 is reported as not restored. */
        STAYS,
        /** It goes into the trash of the target folder. */
        GOES_ASIDE
    }

    boolean includes(RelativePath path) {
        return paths.isEmpty() || paths.stream().anyMatch(path::isAtOrBelow);
    }
}
