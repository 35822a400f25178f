package dev.caravan.open115.auth;

import dev.caravan.open115.client.AccessTokens;
import java.util.Optional;

/** The tokens there are, by the name of their account. */
@FunctionalInterface
public interface AccountTokens {

    /** The tokens of an account; empty when no account has that name. The same ones each time. */
    Optional<AccessTokens> of(String account);
}
