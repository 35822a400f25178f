package dev.caravan.open115.client.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.drive.DownloadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a temporary file is a part of, kept beside it as {@code NAME.json}, so that a later download
 * goes on only with bytes of the very same file.
 *
 * @param etag the CDN's mark of the version that was being read; empty when it gave none
 */
record PartRecord(String id, String sha1, long size, String etag) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static PartRecord of(DownloadRequest download, String etag) {
        return new PartRecord(
                download.id().value(),
                download.content().sha1().toString(),
                download.content().size(),
                etag);
    }

    static Path beside(Path temporary) {
        return temporary.resolveSibling(temporary.getFileName() + ".json");
    }

    /** The record of a temporary file; empty when there is none that can be read. */
    static Optional<PartRecord> read(Path temporary) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(beside(temporary));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            return Optional.of(
                    new PartRecord(
                            json.path("id").asText(),
                            json.path("sha1").asText(),
                            json.path("size").asLong(-1),
                            json.path("etag").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path temporary) throws IOException {
        Files.write(
                beside(temporary),
                JSON.writeValueAsBytes(Map.of("id", id, "sha1", sha1, "size", size, "etag", etag)));
    }

    boolean isOf(DownloadRequest download) {
        return equals(of(download, etag));
    }
}
