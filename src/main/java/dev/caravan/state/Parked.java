package dev.caravan.state;

import dev.caravan.tree.Content;
import java.time.Instant;

/**
 * A file that 115 does not have yet and that is not to be sent.
 *
 * @param content what it was; another content has never been tried
 * @param since when it was tried for the first time
 * @param tried when it was tried for the last time
 */
public record Parked(Content content, Instant since, Instant tried) {}
