package dev.caravan.pass.running;

import dev.caravan.cause.Cause;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.tree.RelativePath;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a pass has to tell beside its outcomes: warnings, and what an earlier pass left over. */
public final class Remarks {

    private final Map<Cause, String> warnings = new ConcurrentHashMap<>();
    private final Map<RelativePath, Trouble> leftOver = new ConcurrentHashMap<>();

    /** Something that hinders nothing, and that a person should know. */
    public void warn(Cause cause, String message) {
        warnings.putIfAbsent(cause, message);
    }

    /** The messages of all warnings so far, by cause. */
    public Map<Cause, String> warnings() {
        return Map.copyOf(warnings);
    }

    /** Something of an earlier pass could not be settled before the looks. */
    public void leavesOver(RelativePath path, Trouble trouble) {
        leftOver.put(path, trouble);
    }

    /** What that is, by path. */
    public SortedMap<RelativePath, Trouble> leftOver() {
        return new TreeMap<>(leftOver);
    }
}
