package dev.caravan.open115.auth;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The secret that ties the two ends of a device login together (PKCE): its hash is sent first, it
 * itself last.
 */
record CodeVerifier(String text) {

    static final String METHOD = "sha256";

    /** 115 wants 43 to 128 characters, else 40140112 (section 2.2 of the API document). */
    CodeVerifier {
        if (!text.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw new IllegalArgumentException("a code verifier has 43 to 128 url-safe characters");
        }
    }

    /** Makes one of 64 characters; {@code random} must be a secure one. */
    static CodeVerifier random(RandomGenerator random) {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return new CodeVerifier(encoded(bytes));
    }

    String challenge() {
        return encoded(TokenFingerprint.sha256(text));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "CodeVerifier";
    }
}
