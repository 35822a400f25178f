package dev.caravan.alert.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proofs that a message comes from someone who knows a secret (HMAC-SHA256). */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Our own webhook: over the time in seconds and the body. */
    static String ofWebhook(String secret, long seconds, String body) {
        return HexFormat.of().formatHex(sign(secret, seconds + "." + body));
    }

    /** DingTalk: the secret is the key and stands in the message too. */
    static String ofDingtalk(String secret, long millis) {
        return Base64.getEncoder().encodeToString(sign(secret, millis + "\n" + secret));
    }

    /** Feishu: time and secret are the key, and the message is empty. */
    static String ofFeishu(String secret, long seconds) {
        return Base64.getEncoder().encodeToString(sign(seconds + "\n" + secret, ""));
    }

    private static byte[] sign(String key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every Java has " + ALGORITHM, cause);
        }
    }
}
