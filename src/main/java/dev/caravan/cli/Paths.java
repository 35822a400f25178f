package dev.caravan.cli;

import dev.caravan.tree.RelativePath;

/** Paths as people type them. */
final class Paths {

    private Paths() {}

    /** A path inside a job; a slash at its end says only that it is a folder. */
    static RelativePath inJob(String text) {
        String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            return RelativePath.parse(plain.startsWith("./") ? plain.substring(2) : plain);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(
                    "not a path inside a job: " + text + "; write it as 2026/summer/a.jpg");
        }
    }
}
