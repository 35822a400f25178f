package dev.caravan.state.account;

import dev.caravan.state.database.Columns;

/** How an account is, in the words of the contract. */
public enum AccountState {
    OK,
    LOGIN_REQUIRED,
    THROTTLED,
    APP_PROBLEM;

    /** The word of the contract, such as {@code login-required}. */
    public String word() {
        return Columns.word(this);
    }
}
