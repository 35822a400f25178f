package dev.caravan.local.disk;

import dev.caravan.tree.Content;
import java.io.IOException;

/** What came of reading a file. */
public sealed interface HashResult {

    /** The content, and the file was the same before and after. */
    record Hashed(Content content) implements HashResult {}

    /** The file is not, or no longer, what was expected: the next look will tell. */
    record Busy(String detail) implements HashResult {}

    /** It could not be read. */
    record Unreadable(IOException failure) implements HashResult {}
}
