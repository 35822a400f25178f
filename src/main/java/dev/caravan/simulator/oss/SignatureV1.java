package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The storage's older signature: HMAC-SHA1 over a few lines of text. */
final class SignatureV1 {

    private static final Set<String> SUB_RESOURCES =
            Set.of(
                    "uploads",
                    "uploadId",
                    "partNumber",
                    "sequential",
                    "callback",
                    "callback-var",
                    "security-token",
                    "acl",
                    "append",
                    "position",
                    "delete",
                    "objectMeta",
                    "tagging",
                    "restore",
                    "symlink",
                    "x-oss-process",
                    "x-oss-enable-sha1",
                    "response-content-type",
                    "response-content-language",
                    "response-expires",
                    "response-cache-control",
                    "response-content-disposition",
                    "response-content-encoding");

    private SignatureV1() {}

    /** The text that is signed. */
    static String text(Request request, Target target) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append('\n');
        text.append(request.header("content-md5")).append('\n');
        text.append(request.header("content-type")).append('\n');
        text.append(request.headers().find("date").orElse(request.header("x-oss-date")))
                .append('\n');
        request.headers()
                .beginning("x-oss-")
                .forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append(target.resource()).append(subResources(request.query())).toString();
    }

    static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    private static String subResources(Parameters query) {
        String signed =
                query.all().stream()
                        .filter(each -> SUB_RESOURCES.contains(each.name()))
                        .sorted(Comparator.comparing(Parameters.Parameter::name))
                        .map(SignatureV1::subResource)
                        .collect(Collectors.joining("&"));
        return signed.isEmpty() ? "" : "?" + signed;
    }

    /** A sub-resource without a value is signed without an equals sign, however it was sent. */
    private static String subResource(Parameters.Parameter each) {
        return each.value().isEmpty() ? each.name() : each.name() + "=" + each.value();
    }
}
