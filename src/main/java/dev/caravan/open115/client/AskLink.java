package dev.caravan.open115.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.CallKind;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** {@code POST /open/ufile/downurl} (section 5): the link of a file. */
public final class AskLink {

    private final Caller caller;

    public AskLink(Caller caller) {
        this.caller = caller;
    }

    public DownloadLink of(RemoteId id, String pickCode) throws DriveException {
        Envelope answer =
                caller.call(
                        ApiRequest.post(
                                        Host.API,
                                        "/open/ufile/downurl",
                                        "get a download link for file " + id)
                                .with("pick_code", pickCode)
                                .as(CallKind.LINK)
                                .repeating(Repeat.SAFE));
        Fields file = entry(answer.body().node().path("data"), id, pickCode);
        HttpUrl url = HttpUrl.parse(file.object("url").orElse(file).text("url"));
        if (url == null || url.host().isEmpty()) {
            throw noLink(id);
        }
        return new DownloadLink(url, expires(url), wantsCookies(url) ? answer.cookies() : "");
    }

    /** The link says what it is bound to: 3 is the User-Agent and the cookies of this answer. */
    private static boolean wantsCookies(HttpUrl url) {
        return "3".equals(url.queryParameter("f"));
    }

    /** The answer is keyed by file id; the entry is found by either of its two names. */
    private static Fields entry(JsonNode data, RemoteId id, String pickCode) throws DriveException {
        for (Map.Entry<String, JsonNode> each : data.properties()) {
            Fields file = new Fields(each.getValue());
            if (each.getKey().equals(id.value()) || file.text("pick_code").equals(pickCode)) {
                return file;
            }
        }
        throw noLink(id);
    }

    private static Optional<Instant> expires(HttpUrl url) {
        String t = url.queryParameter("t");
        return t != null && t.matches("\\d{9,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(t)))
                : Optional.empty();
    }

    private static DriveException noLink(RemoteId id) {
        return new DriveException.Refused(
                "could not get a download link for file "
                        + id
                        + ": 115 gives none; open the file on 115 to see whether it is blocked",
                "no url",
                Cause.MODERATION);
    }
}
