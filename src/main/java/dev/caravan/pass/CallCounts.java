package dev.caravan.pass;

import dev.caravan.pass.running.RunningPass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** How many API calls an account made while a pass ran. */
public final class CallCounts {

    private final ToLongFunction<String> madeByAccount;
    private final Map<Long, Long> atBeginning = new ConcurrentHashMap<>();

    /**
     * @param madeByAccount how many calls were made for an account so far today; begins anew when
     *     the day of 115 does
     */
    public CallCounts(ToLongFunction<String> madeByAccount) {
        this.madeByAccount = madeByAccount;
    }

    void begin(RunningPass pass) {
        atBeginning.put(pass.id(), madeByAccount.applyAsLong(pass.account()));
    }

    long since(RunningPass pass) {
        // What runs inside of another pass is a part of it, and the other still asks.
        Long before = pass.isInside() ? atBeginning.get(pass.id()) : atBeginning.remove(pass.id());
        if (before == null) {
            return 0;
        }
        long now = madeByAccount.applyAsLong(pass.account());
        return now < before ? now : now - before;
    }
}
