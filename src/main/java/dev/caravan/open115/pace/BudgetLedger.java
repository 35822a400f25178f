package dev.caravan.open115.pace;

import java.util.Optional;
import java.util.function.Function;

/** Where the budget of each account is kept, so that all jobs and processes share it. */
public interface BudgetLedger {

    /**
     * Reads the state of an account, replaces it, and returns the new one; in one step even across
     * processes.
     *
     * @param change given the present state, empty at the very first call
     */
    BudgetState update(String account, Function<Optional<BudgetState>, BudgetState> change);

    Optional<BudgetState> read(String account);
}
