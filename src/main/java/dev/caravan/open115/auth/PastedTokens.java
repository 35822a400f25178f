package dev.caravan.open115.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads a token pair that a person pasted: JSON with {@code access_token} and {@code
 * refresh_token}, bare or under {@code data}; or two lines, the access token first.
 */
public final class PastedTokens {

    private static final String WANTED =
            "paste JSON with access_token and refresh_token, or two lines: the access token and"
                    + " the refresh token";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PastedTokens() {}

    /**
     * Reads the pair, whatever white space surrounds its parts.
     *
     * @throws UnreadableTokens with what is wrong, never with what was pasted
     */
    public static IssuedTokens parse(String pasted) throws UnreadableTokens {
        // Some terminals and editors put a byte order mark in front.
        String text = pasted.replace("\uFEFF", "").strip();
        if (text.isEmpty()) {
            throw new UnreadableTokens("nothing was pasted; " + WANTED);
        }
        return text.startsWith("{") ? json(text) : lines(text);
    }

    private static IssuedTokens json(String text) throws UnreadableTokens {
        JsonNode root = tree(text);
        JsonNode pair = root.path("data").isObject() ? root.path("data") : root;
        String access = member(pair, "access_token");
        String refresh = member(pair, "refresh_token");
        return issued(access, refresh, life(pair.path("expires_in")));
    }

    private static JsonNode tree(String text) throws UnreadableTokens {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The exception quotes its input, which holds tokens: only the place is passed on.
            throw new UnreadableTokens(
                    "what was pasted looks like JSON and is not: line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + "; "
                            + WANTED);
        }
    }

    private static String member(JsonNode pair, String name) throws UnreadableTokens {
        String value = pair.path(name).asText("").strip();
        if (value.isEmpty()) {
            throw new UnreadableTokens("the JSON has no " + name + "; " + WANTED);
        }
        return value;
    }

    private static Duration life(JsonNode expiresIn) {
        long seconds = expiresIn.asLong(IssuedTokens.USUAL_LIFE.toSeconds());
        return seconds > 0 ? Duration.ofSeconds(seconds) : IssuedTokens.USUAL_LIFE;
    }

    private static IssuedTokens lines(String text) throws UnreadableTokens {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() != 2) {
            throw new UnreadableTokens(
                    "what was pasted has "
                            + lines.size()
                            + (lines.size() == 1 ? " line; " : " lines; ")
                            + WANTED);
        }
        return issued(lines.get(0), lines.get(1), IssuedTokens.USUAL_LIFE);
    }

    private static IssuedTokens issued(String access, String refresh, Duration life)
            throws UnreadableTokens {
        if (access.equals(refresh)) {
            throw new UnreadableTokens("both tokens are the same; " + WANTED);
        }
        if (!isToken(access) || !isToken(refresh)) {
            throw new UnreadableTokens(
                    "a token has characters that no token has, such as a blank or a quote; "
                            + WANTED);
        }
        return new IssuedTokens(access, Optional.of(refresh), life);
    }

    private static boolean isToken(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"'`,;{}<>\\".indexOf(c) < 0);
    }
}
