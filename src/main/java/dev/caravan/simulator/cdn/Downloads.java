package dev.caravan.simulator.cdn;

import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The servers behind the download links. */
public final class Downloads implements Endpoint {

    private final Links links;
    private final Contents contents;
    private final Switches switches;
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();

    public Downloads(Links links, Contents contents, Switches switches) {
        this.links = links;
        this.contents = contents;
        this.switches = switches;
    }

    @Override
    public Reply answer(Call call) throws IOException {
        Request request = call.request();
        call.belongsTo(request.query().text("u"));
        if (!request.is("GET") && !request.is("HEAD")) {
            return refusal(405, "method not allowed");
        }
        if (!links.isGood(request)) {
            return refusal(403, "forbidden");
        }
        Optional<Path> file = contents.find(Links.sha1(request));
        if (file.isEmpty()) {
            return refusal(404, "not found");
        }
        String link = request.query().text("s");
        long allowed = request.query().number("c", 0);
        if (allowed > 0 && connections.getOrDefault(link, 0) >= allowed) {
            return refusal(403, "too many connections");
        }
        Reply reply = found(request, file.get());
        return request.is("HEAD") ? reply : reply.with(counted(reply.content(), link));
    }

    private Reply found(Request request, Path file) throws IOException {
        long size = Files.size(file);
        String asked = request.header("range");
        Optional<Range> range =
                switches.of(ServiceSwitch.RANGES) ? Range.parse(asked, size) : Optional.empty();
        if (range.isEmpty()) {
            return reply(200, file, new Range(0, size - 1));
        }
        if (!range.get().fits(size)) {
            return Reply.empty(416).with("Content-Range", "bytes */" + size);
        }
        Range part = range.get();
        return reply(206, file, part)
                .with("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
    }

    private static Reply reply(int status, Path file, Range range) {
        return Reply.empty(status)
                .with("Content-Type", "application/octet-stream")
                .with("Accept-Ranges", "bytes")
                .with("ETag", "\"" + file.getFileName() + "\"")
                .with(Content.of(file, range.first(), range.length()));
    }

    private static Reply refusal(int status, String reason) {
        return Reply.text(
                status, "text/html", "<html><body>" + status + " " + reason + "</body></html>");
    }

    /** The content, which while it is sent counts as a connection of its link. */
    private Content counted(Content content, String link) {
        return new Content() {
            @Override
            public long length() {
                return content.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                connections.merge(link, 1, Integer::sum);
                try {
                    content.writeTo(out);
                } finally {
                    connections.computeIfPresent(link, (any, n) -> n > 1 ? n - 1 : null);
                }
            }
        };
    }
}
