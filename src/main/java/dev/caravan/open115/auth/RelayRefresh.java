package dev.caravan.open115.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.open115.client.ErrorTable;
import dev.caravan.open115.client.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The refresh through OpenList's online API or a self-hosted copy of it (section 2.6 of the API
 * document).
 *
 * <p>The token travels in the URL, which is the relay's contract; so the URL never gets into a
 * message.
 */
public final class RelayRefresh implements RefreshWay {

    private static final Pattern CODE_OF_115 = Pattern.compile("\\b401\\d{5}\\b");
    private static final int LONGEST_TEXT = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http;
    private final HttpUrl url;
    private final String userAgent;

    public RelayRefresh(OkHttpClient http, HttpUrl url, String userAgent) {
        this.http = OneShotHttp.of(http);
        this.url = url;
        this.userAgent = userAgent;
    }

    @Override
    public RefreshAnswer ask(String refreshToken) {
        HttpUrl question = url.newBuilder().addQueryParameter("refresh_ui", refreshToken).build();
        Request request =
                new Request.Builder().url(question).header("User-Agent", userAgent).build();
        try (Response response = http.newCall(request).execute()) {
            return read(response.code(), response.body().string(), refreshToken);
        } catch (IOException e) {
            return OneShotHttp.wasNeverSent(e)
                    ? new RefreshAnswer.Unreached("the relay " + url.host() + " is not reached", e)
                    : new RefreshAnswer.Lost("the answer of the relay was lost", e);
        }
    }

    private RefreshAnswer read(int status, String body, String refreshToken) {
        JsonNode answer = tree(body);
        if (status == 200) {
            return issued(answer);
        }
        // Only its own 500 with an object speaks of the token; all else is the relay's trouble.
        if (status != 500 || !answer.isObject()) {
            return new RefreshAnswer.ServerFailed(
                    "the relay " + url.host() + " answered HTTP " + status);
        }
        return refused(answer.path("text").asText(""), refreshToken);
    }

    private RefreshAnswer issued(JsonNode answer) {
        String access = answer.path("access_token").asText("");
        if (access.isBlank()) {
            String what = "the relay " + url.host() + " answered without an access token";
            return new RefreshAnswer.Lost(what, new IOException(what));
        }
        Optional<String> refresh =
                Optional.of(answer.path("refresh_token").asText(""))
                        .filter(text -> !text.isBlank());
        return new RefreshAnswer.Renewed(
                new IssuedTokens(access, refresh, IssuedTokens.USUAL_LIFE));
    }

    private RefreshAnswer refused(String text, String refreshToken) {
        Matcher code = CODE_OF_115.matcher(text);
        if (code.find()) {
            return new RefreshAnswer.Rejected(
                    new Refusal(ErrorTable.of(code.group()), code.group(), "", Optional.empty()));
        }
        boolean quotable =
                !text.isBlank() && text.length() <= LONGEST_TEXT && !text.contains(refreshToken);
        return new RefreshAnswer.Vague(
                "the relay "
                        + url.host()
                        + " refused"
                        + (quotable ? " with '" + text + "'" : "")
                        + " and does not pass on 115's code");
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Not JSON: the caller sees that it is no object. The exception would quote the body.
            return MissingNode.getInstance();
        }
    }
}
