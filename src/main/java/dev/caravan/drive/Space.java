package dev.caravan.drive;

import java.util.OptionalLong;

/**
 * Who the account is and how much room it has.
 *
 * @param userId never changes for an account; a different one behind the same name is another
 *     person's drive
 * @param maxFileSize the largest file that the membership may upload, in bytes, where it is known
 *     (section 4.7)
 */
public record Space(
        String userId,
        String userName,
        String level,
        long total,
        long used,
        long free,
        OptionalLong maxFileSize) {}
