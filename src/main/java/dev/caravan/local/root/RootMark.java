package dev.caravan.local.root;

import dev.caravan.tree.FileKey;
import java.util.Optional;

/**
 * By what a job knows its local root again; recorded when the root is first seen or accepted.
 *
 * @param marker the text of the marker file in it, where one could be written
 */
public record RootMark(FileKey key, Optional<String> marker) {}
