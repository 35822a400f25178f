package dev.caravan.open115.pace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A budget that lives as long as its process, for use without a database. */
public final class MemoryBudgetLedger implements BudgetLedger {

    private final Map<String, BudgetState> states = new HashMap<>();

    @Override
    public synchronized BudgetState update(
            String account, Function<Optional<BudgetState>, BudgetState> change) {
        BudgetState after = change.apply(Optional.ofNullable(states.get(account)));
        states.put(account, after);
        return after;
    }

    @Override
    public synchronized Optional<BudgetState> read(String account) {
        return Optional.ofNullable(states.get(account));
    }
}
