package dev.caravan.simulator.oss;

import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.http.Route;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

/** The storage's side of uploads: objects whole or in parts. */
public final class Storage {

    /** The one bucket there is. */
    public static final String BUCKET = "fhnfile";

    private final Uploads uploads;
    private final Doorkeeper doorkeeper;
    private final Multipart multipart;
    private final Verdicts verdicts;
    private final Switches switches;
    private final Path directory;

    public Storage(
            Ledger ledger,
            Switches switches,
            SimulatedClock clock,
            Ids ids,
            Credentials credentials,
            Verdicts verdicts,
            Path directory)
            throws IOException {
        this.uploads = new Uploads(ledger, switches, ids, directory);
        this.doorkeeper = new Doorkeeper(credentials, switches, clock);
        this.multipart = new Multipart(uploads, switches, clock);
        this.verdicts = verdicts;
        this.switches = switches;
        this.directory = directory;
    }

    /** The endpoint for a request, when it is one for the storage. */
    public Optional<Route> route(Request request) {
        return Target.of(request).map(target -> route(request, target));
    }

    /** How many uploads are neither completed nor aborted. */
    public int openUploads() {
        return uploads.all().size();
    }

    private Route route(Request request, Target target) {
        boolean ofUpload = request.query().has("uploadId");
        return switch (request.method()) {
            case "PUT" ->
                    ofUpload
                            ? route("oss-part", target, call -> multipart.part(call, target))
                            : route("oss-put", target, call -> put(call, target));
            case "POST" ->
                    ofUpload
                            ? route("oss-complete", target, call -> complete(call, target))
                            : route(
                                    "oss-initiate",
                                    target,
                                    call -> multipart.initiate(call, target));
            case "GET" ->
                    ofUpload
                            ? route("oss-list-parts", target, call -> multipart.list(call, target))
                            : refused(target);
            case "DELETE" ->
                    ofUpload
                            ? route("oss-abort", target, call -> multipart.abort(call, target))
                            : refused(target);
            default -> refused(target);
        };
    }

    /** The credential is for uploads: it opens no object and no bucket. */
    private Route refused(Target target) {
        return route(
                "oss-other",
                target,
                call -> {
                    throw Doorkeeper.denied();
                });
    }

    private Route route(String name, Target target, Endpoint endpoint) {
        return new Route(
                name,
                call -> {
                    try {
                        doorkeeper.check(call.request(), target);
                        return endpoint.answer(call).with("x-oss-request-id", "0");
                    } catch (OssError e) {
                        return e.reply();
                    }
                });
    }

    private Reply put(Call call, Target target) throws IOException {
        Optional<Callback> callback = Callback.of(call.request());
        Path file = Files.createTempFile(directory, "put-", "");
        MessageDigest sha1 = Contents.digest("SHA-1");
        Intake intake = new Intake(sha1, switches);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            intake.take(call.request().body(), out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        Stored stored =
                new Stored(
                        target.object(),
                        file,
                        intake.size(),
                        Contents.hex(sha1.digest()),
                        intake.md5(),
                        intake.crc64());
        return judged(stored, callback, call)
                .with("ETag", "\"" + stored.etag() + "\"")
                .with("x-oss-hash-crc64ecma", stored.crc64());
    }

    private Reply complete(Call call, Target target) throws IOException {
        Optional<Callback> callback = Callback.of(call.request());
        Stored stored = multipart.complete(call, target);
        return judged(stored, callback, call).with("ETag", "\"" + stored.etag() + "\"");
    }

    private Reply judged(Stored stored, Optional<Callback> callback, Call call) throws IOException {
        if (callback.isPresent()) {
            return verdicts.judge(stored, callback.get().filled(stored), call);
        }
        Files.deleteIfExists(stored.file());
        return Reply.empty(200);
    }
}
