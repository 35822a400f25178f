package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What SQLite's error codes mean for Caravan. */
public final class SqlTrouble {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int PERM = 3;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    /** The shared memory file could not grow, which happens on a full disk. */
    private static final int IOERR_SHMSIZE = IOERR | 19 << 8;

    private SqlTrouble() {}

    public static StateException with(Path file, SQLException error) {
        Cause word = onReadOnlyDisk(word(error.getErrorCode()), file);
        return new StateException(
                word,
                "could not use the state database " + file + ": " + error.getMessage(),
                advice(word, file),
                error);
    }

    /** SQLite only says that it could not open the files beside the database. */
    private static Cause onReadOnlyDisk(Cause word, Path file) {
        try {
            boolean readOnly = word == Cause.PERMISSION && Files.getFileStore(file).isReadOnly();
            return readOnly ? Cause.READ_ONLY : word;
        } catch (IOException unknown) {
            return word;
        }
    }

    static Cause word(int code) {
        if (code == IOERR_SHMSIZE) {
            return Cause.DISK_FULL;
        }
        return switch (code & 0xff) {
            case FULL -> Cause.DISK_FULL;
            case READONLY -> Cause.READ_ONLY;
            case PERM, CANTOPEN -> Cause.PERMISSION;
            case CORRUPT, NOTADB, IOERR -> Cause.STATE_DAMAGED;
            case BUSY, LOCKED -> Cause.LOCKED;
            default -> Cause.INTERNAL;
        };
    }

    private static String advice(Cause word, Path file) {
        return switch (word) {
            case DISK_FULL -> "free space on the disk that holds it";
            case READ_ONLY -> "make that file system and the file writable";
            case PERMISSION -> "let the user that runs Caravan read and write it";
            case STATE_DAMAGED -> damaged(file);
            case LOCKED -> "another process has been writing for too long; look for it and end it";
            default -> "please report this";
        };
    }

    /** What to do with a database that cannot be read. */
    static String damaged(Path file) {
        return "check the disk, then move "
                + file
                + " and its -wal and -shm files away (or put a backup in their place) and log in again;"
                + " without it nothing is deleted, and equal files are recognised and not sent again";
    }
}
