package dev.caravan.simulator.auth;

/** What a client holds of an authorization. */
public record TokenPair(String accessToken, String refreshToken, long expiresIn) {

    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
