/** What is remembered of an account: its state, its login, its budget of calls. */
@NullMarked
package dev.caravan.state.account;

import org.jspecify.annotations.NullMarked;
