package dev.caravan.open115.auth;

import dev.caravan.open115.client.Refusal;

/** What came of asking once for a new token pair. */
public sealed interface RefreshAnswer {

    /** A new pair; the old one must be taken for dead from here on. */
    record Renewed(IssuedTokens tokens) implements RefreshAnswer {}

    /** 115 said no and why. */
    record Rejected(Refusal refusal) implements RefreshAnswer {}

    /** A relay said no and hid 115's code (section 2.6 of the API document). */
    record Vague(String message) implements RefreshAnswer {}

    /** The server failed on its side and gave no verdict on the token. */
    record ServerFailed(String message) implements RefreshAnswer {}

    /** It was sent, and no whole answer came: 115 may or may not have replaced the pair. */
    record Lost(String message, Exception cause) implements RefreshAnswer {}

    /** It was never sent: nothing has happened. */
    record Unreached(String message, Exception cause) implements RefreshAnswer {}
}
