package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A folder at 115, named by its path or by its id. */
public sealed interface RemoteFolder {

    /** A folder named by its path from the root. */
    record ByPath(RelativePath path) implements RemoteFolder {

        @Override
        public boolean isRoot() {
            return path.isRoot();
        }

        @Override
        public String toString() {
            return "/" + path;
        }
    }

    /** A folder named by its id. */
    record ById(RemoteId id) implements RemoteFolder {

        @Override
        public boolean isRoot() {
            return id.equals(RemoteId.ROOT);
        }

        @Override
        public String toString() {
            return ID + id;
        }
    }

    String ID = "id:";

    boolean isRoot();

    /**
     * Whether one of the two certainly is or contains the other. Where an id stands beside a path,
     * or two ids differ, only 115 could tell.
     */
    default boolean overlaps(RemoteFolder other) {
        if (isRoot() || other.isRoot()) {
            return true;
        }
        if (this instanceof ByPath mine && other instanceof ByPath its) {
            return mine.path().isAtOrBelow(its.path()) || its.path().isAtOrBelow(mine.path());
        }
        return equals(other);
    }

    default <R> R match(Function<ByPath, R> byPath, Function<ById, R> byId) {
        if (this instanceof ByPath it) {
            return byPath.apply(it);
        }
        if (this instanceof ById it) {
            return byId.apply(it);
        }
        throw new AssertionError("no case for " + this);
    }

    static RemoteFolder read(String text) throws NotationException {
        if (text.startsWith(ID)) {
            return byId(text.substring(ID.length()));
        }
        if (!text.startsWith("/")) {
            throw new NotationException("is neither a path from the root nor a folder id");
        }
        List<String> names = new ArrayList<>(List.of(text.substring(1).split("/", -1)));
        // One slash at the end is only a way to say that it is a folder; so is the root's.
        if (names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new NotationException("must not have empty names, \".\" or \"..\" in it");
            }
        }
        return new ByPath(new RelativePath(names));
    }

    private static RemoteFolder byId(String digits) throws NotationException {
        if (!digits.matches("[0-9]{1,20}")) {
            throw new NotationException("is not a folder id such as id:249163533602609229");
        }
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return new ById(new RemoteId(plain));
    }
}
