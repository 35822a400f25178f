package dev.caravan.simulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The proof that who fetches the tokens is who asked for the code. */
final class Pkce {

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

    private Pkce() {}

    static boolean knows(String method) {
        return ALGORITHMS.containsKey(method);
    }

    /** Both alphabets of base64 are taken, with padding and without. */
    static boolean matches(String verifier, String method, String challenge) {
        return challenge(verifier, method).equals(normal(challenge));
    }

    static String challenge(String verifier, String method) {
        try {
            byte[] hash =
                    MessageDigest.getInstance(ALGORITHMS.getOrDefault(method, "SHA-256"))
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has this digest", e);
        }
    }

    private static String normal(String challenge) {
        return challenge.replace('+', '-').replace('/', '_').replace("=", "");
    }
}
