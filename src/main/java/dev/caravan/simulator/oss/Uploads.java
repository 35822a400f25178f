package dev.caravan.simulator.oss;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The multipart uploads that are neither completed nor aborted. */
final class Uploads {

    private static final String PREFIX = "upload/";
    private static final String PARTS = "part/";

    /** An upload as the ledger keeps it. */
    private record Kept(String id, String object, boolean sequential) {}

    private final Ledger ledger;
    private final Switches switches;
    private final Ids ids;
    private final Path directory;
    private final Map<String, Upload> open = new TreeMap<>();

    Uploads(Ledger ledger, Switches switches, Ids ids, Path directory) throws IOException {
        this.ledger = ledger;
        this.switches = switches;
        this.ids = ids;
        this.directory = Files.createDirectories(directory);
        for (JsonNode each : new ArrayList<>(ledger.take(PREFIX).values())) {
            Kept kept = Json.as(each, Kept.class);
            Upload upload = upload(kept.id(), kept.object(), kept.sequential());
            upload.resume(parts(kept.id()));
            open.put(kept.id(), upload);
        }
    }

    synchronized Upload begin(String object, boolean sequential) {
        Upload upload = upload(ids.hex(32).toUpperCase(Locale.ROOT), object, sequential);
        open.put(upload.id(), upload);
        ledger.put(
                PREFIX + upload.id(), new Kept(upload.id(), upload.object(), upload.sequential()));
        return upload;
    }

    synchronized Upload require(String id, String object) {
        Upload upload = open.get(id);
        if (upload == null || !upload.object().equals(object)) {
            throw new OssError(
                    404, "NoSuchUpload", "0042-00000002", "The specified upload does not exist.");
        }
        return upload;
    }

    void keep(Upload upload, Part part) {
        ledger.put(PARTS + upload.id() + "/" + part.number(), part);
    }

    synchronized void end(Upload upload) {
        open.remove(upload.id());
        ledger.remove(PREFIX + upload.id());
        upload.parts().forEach(each -> ledger.remove(PARTS + upload.id() + "/" + each.number()));
    }

    synchronized List<Upload> all() {
        return List.copyOf(open.values());
    }

    private List<Part> parts(String upload) {
        return ledger.take(PARTS + upload + "/").values().stream()
                .map(each -> Json.as(each, Part.class))
                .sorted(Comparator.comparing(Part::number))
                .toList();
    }

    private Upload upload(String id, String object, boolean sequential) {
        return new Upload(id, object, sequential, directory, switches);
    }
}
