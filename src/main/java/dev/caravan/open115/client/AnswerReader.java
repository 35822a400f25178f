package dev.caravan.open115.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Headers;

/** Makes an {@link Envelope} of an HTTP answer, whatever its shape (sections 1.3 to 1.5). */
final class AnswerReader {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What 115 says when an account called too often (section 6.1). */
    private static final Pattern THROTTLE_TEXT =
            Pattern.compile("访问上限|频繁|too frequent|too many requests", Pattern.CASE_INSENSITIVE);

    /** Refusals of an upload whose codes are not documented (section 4.2). */
    private static final Pattern FULL_TEXT = Pattern.compile("空间不足|容量不足|剩余空间");

    private static final Pattern TOO_LARGE_TEXT = Pattern.compile("文件大小.*(超|限制)|文件过大");

    /** A client in use met it as another way to say that all is well (section 1.3). */
    private static final String GOOD = "200";

    private AnswerReader() {}

    static Envelope read(int status, Headers headers, String body, Instant now) {
        Fields fields = object(body);
        Optional<Refusal> refusal =
                fields.isAbsent() ? Optional.of(notJson(status, body)) : refusal(status, fields);
        return new Envelope(
                status,
                fields,
                refusal.map(refused -> withRetryAt(refused, headers, now)),
                cookies(headers));
    }

    private static String cookies(Headers headers) {
        return headers.values("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
    }

    private static Fields object(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return Fields.NONE;
        }
        try {
            JsonNode tree = JSON.readTree(body);
            return tree.isObject() ? new Fields(tree) : Fields.NONE;
        } catch (JsonProcessingException e) {
            return Fields.NONE;
        }
    }

    private static Refusal notJson(int status, String body) {
        String text = body.contains("errors.aliyun.com") ? "firewall page" : "";
        return refusal(byStatus(status), "HTTP " + status, text);
    }

    private static Optional<Refusal> refusal(int status, Fields body) {
        boolean success = status / 100 == 2;
        String code = code(body);
        if (success && body.isTrue("state") && (code.isEmpty() || code.equals(GOOD))) {
            return Optional.empty();
        }
        String text = text(body);
        if (success && !body.has("state") && code.isEmpty()) {
            return Optional.of(refusal(ErrorClass.NOT_UNDERSTOOD, "no state", text));
        }
        boolean says = !code.isEmpty() || !text.isEmpty();
        ErrorClass kind = success || says ? kind(code, text) : byStatus(status);
        if (kind == ErrorClass.UNKNOWN && !success) {
            kind = byStatus(status);
        }
        String shown = code.isEmpty() ? (success ? "0" : "HTTP " + status) : code;
        return Optional.of(refusal(kind, shown, text));
    }

    private static ErrorClass kind(String code, String text) {
        ErrorClass known = ErrorTable.of(code);
        if (known != ErrorClass.UNKNOWN) {
            return known;
        }
        // a refusal with neither code nor text was only ever seen of throttled accounts
        if (THROTTLE_TEXT.matcher(text).find() || (code.isEmpty() && text.isEmpty())) {
            return ErrorClass.SLOW_DOWN;
        }
        if (FULL_TEXT.matcher(text).find()) {
            return ErrorClass.FULL;
        }
        return TOO_LARGE_TEXT.matcher(text).find() ? ErrorClass.TOO_LARGE : ErrorClass.UNKNOWN;
    }

    private static ErrorClass byStatus(int status) {
        return switch (status) {
            case 401 -> ErrorClass.RENEW_TOKEN;
            case 403, 405, 418 -> ErrorClass.WALL;
            case 404 -> ErrorClass.INVALID;
            case 406, 429 -> ErrorClass.SLOW_DOWN;
            default -> status >= 500 ? ErrorClass.TRANSIENT : ErrorClass.NOT_UNDERSTOOD;
        };
    }

    /** The first number that is not 0 among the places where 115 puts its code. */
    private static String code(Fields body) {
        for (String name : new String[] {"code", "errno", "errNo", "message"}) {
            String digits = body.text(name).strip();
            if (digits.matches("-?\\d{1,18}") && Long.parseLong(digits) != 0) {
                return digits;
            }
        }
        return "";
    }

    /** The first text that is not a number; in throttle answers it may stand under "code". */
    private static String text(Fields body) {
        for (String name : new String[] {"message", "error", "msg", "code"}) {
            String words = body.text(name).strip();
            if (!words.isEmpty() && !words.matches("-?\\d+")) {
                return words;
            }
        }
        return "";
    }

    private static Refusal refusal(ErrorClass kind, String code, String text) {
        return new Refusal(kind, code, Redaction.shorten(text, 120), Optional.empty());
    }

    private static Refusal withRetryAt(Refusal refusal, Headers headers, Instant now) {
        return new Refusal(
                refusal.kind(), refusal.code(), refusal.text(), RetryHeaders.read(headers, now));
    }
}
