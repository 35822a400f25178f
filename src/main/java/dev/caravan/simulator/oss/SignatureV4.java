package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The storage's newer signature: a chain of HMAC-SHA256 over a canonical request. */
final class SignatureV4 {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern FORM =
            Pattern.compile(
                    "OSS4-HMAC-SHA256 +Credential=([^/,]+)/(\\d{8})/([^/]+)/oss/aliyun_v4_request,"
                            + " *(?:AdditionalHeaders=([^,]*), *)?Signature=([0-9a-f]{64})");

    /** What the header of a request claims. */
    record Claim(String id, String day, String region, List<String> additional, String signature) {

        String scope() {
            return day + "/" + region + "/oss/aliyun_v4_request";
        }
    }

    private SignatureV4() {}

    static Optional<Claim> read(String authorization) {
        Matcher parts = FORM.matcher(authorization);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> additional =
                Optional.ofNullable(parts.group(4)).stream()
                        .flatMap(each -> Arrays.stream(each.split(";")))
                        .filter(each -> !each.isEmpty())
                        .sorted()
                        .toList();
        return Optional.of(
                new Claim(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        additional,
                        parts.group(5)));
    }

    static Instant date(Request request) {
        try {
            return LocalDateTime.parse(request.header("x-oss-date"), DATE)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new OssError(
                    403, "AccessDenied", "0002-00000504", "x-oss-date is missing or wrong.");
        }
    }

    /** The text that is signed. */
    static String text(Request request, Target target, Claim claim) {
        return String.join(
                "\n",
                "OSS4-HMAC-SHA256",
                request.headers().find("x-oss-date").orElse(request.header("date")),
                claim.scope(),
                hash(canonical(request, target, claim)));
    }

    static String sign(String secret, Claim claim, String text) {
        byte[] key = hmac(("aliyun_v4" + secret).getBytes(StandardCharsets.UTF_8), claim.day());
        for (String each : List.of(claim.region(), "oss", "aliyun_v4_request")) {
            key = hmac(key, each);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    static String canonical(Request request, Target target, Claim claim) {
        return String.join(
                "\n",
                request.method(),
                encode(target.resource()).replace("%2F", "/"),
                query(request.query()),
                headers(request, claim),
                String.join(";", claim.additional()),
                request.headers().find("x-oss-content-sha256").orElse("UNSIGNED-PAYLOAD"));
    }

    private static String query(Parameters query) {
        return query.all().stream()
                .sorted(Comparator.comparing((Parameters.Parameter each) -> encode(each.name())))
                .map(
                        each ->
                                each.value().isEmpty()
                                        ? encode(each.name())
                                        : encode(each.name()) + "=" + encode(each.value()))
                .collect(Collectors.joining("&"));
    }

    /** Each signed header on a line of its own, the last line ended as well. */
    private static String headers(Request request, Claim claim) {
        Map<String, String> signed = new TreeMap<>(request.headers().beginning("x-oss-"));
        for (String name : List.of("content-type", "content-md5")) {
            request.headers().find(name).ifPresent(value -> signed.put(name, value));
        }
        claim.additional().forEach(name -> signed.put(name, request.header(name)));
        return signed.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue().strip() + "\n")
                .collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
