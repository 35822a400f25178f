package dev.caravan.open115.oss;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The storage's signature, version 1 (section 4.6). */
final class OssSigner {

    private static final Set<String> SIGNED_QUERY =
            Set.of(
                    "uploads",
                    "uploadId",
                    "partNumber",
                    "sequential",
                    "callback",
                    "callback-var",
                    "security-token");

    private OssSigner() {}

    /** The value of the Authorization header. */
    static String authorization(OssCredential credential, OssRequest request, String date) {
        String text = stringToSign(request, date);
        return "OSS " + credential.keyId() + ":" + hmacSha1(credential.keySecret(), text);
    }

    private static String stringToSign(OssRequest request, String date) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append("\n\n");
        text.append(request.contentType()).append('\n');
        text.append(date).append('\n');
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append(request.object().resource()).append(query(request)).toString();
    }

    /** Sub-resources without a value are signed without an equals sign. */
    private static String query(OssRequest request) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(request.query())
                .forEach(
                        (name, value) -> {
                            if (SIGNED_QUERY.contains(name)) {
                                query.append(query.isEmpty() ? '?' : '&').append(name);
                                query.append(value.isEmpty() ? "" : "=" + value);
                            }
                        });
        return query.toString();
    }

    private static String hmacSha1(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }
}
