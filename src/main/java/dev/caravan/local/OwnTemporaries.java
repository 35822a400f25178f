package dev.caravan.local;

import dev.caravan.tree.RelativePath;
import java.util.List;

/**
 * Remembers across crashes which temporary files are Caravan's own, so that no other is ever
 * removed (HC-133). What a method did is on disk when it returns.
 */
public interface OwnTemporaries {

    /** Remembers a path before anything is made there. */
    void remember(RelativePath path);

    /** Forgets a path at which nothing is left; one that is not known is no mistake. */
    void forget(RelativePath path);

    /** All that are remembered, in any order. */
    List<RelativePath> all();
}
