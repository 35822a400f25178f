package dev.caravan.pass;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** How many API calls an account made while a pass ran. */
public final class CallCounts {

    private final ToLongFunction<String> madeByAccount;
    private final Map<Long, Long> atBeginning = new ConcurrentHashMap<>();

    /**
     * @param madeByAccount how many calls this process has made for an account so far
     */
    public CallCounts(ToLongFunction<String> madeByAccount) {
        this.madeByAccount = madeByAccount;
    }

    void begin(RunningPass pass) {
        atBeginning.put(pass.id(), madeByAccount.applyAsLong(pass.account()));
    }

    long since(RunningPass pass) {
        Long before = atBeginning.remove(pass.id());
        return before == null ? 0 : madeByAccount.applyAsLong(pass.account()) - before;
    }
}
