package dev.caravan.local;

import dev.caravan.tree.FileKey;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One directory entry as lstat tells it; a symlink is never followed. */
public record Entry(Type type, Stamp stamp) {

    private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,dev,ino";
    private static final int TYPE_BITS = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMLINK = 0120000;

    /** What an entry is. */
    public enum Type {
        FILE,
        FOLDER,
        SYMLINK,
        SPECIAL
    }

    public static Entry of(Path path) throws IOException {
        Map<String, Object> told =
                Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        Type type = type((int) number(told, "mode"));
        return new Entry(
                type,
                new Stamp(
                        type == Type.FILE ? number(told, "size") : 0,
                        nanos(told, "lastModifiedTime"),
                        nanos(told, "ctime"),
                        new FileKey(number(told, "dev"), number(told, "ino"))));
    }

    private static Type type(int mode) {
        return switch (mode & TYPE_BITS) {
            case REGULAR -> Type.FILE;
            case DIRECTORY -> Type.FOLDER;
            case SYMLINK -> Type.SYMLINK;
            default -> Type.SPECIAL;
        };
    }

    private static long number(Map<String, Object> told, String name) {
        return told.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long nanos(Map<String, Object> told, String name) {
        return told.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }
}
