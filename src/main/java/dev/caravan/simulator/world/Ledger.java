package dev.caravan.simulator.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of named JSON records in which the last record of a name counts.
 *
 * <p>A killed simulator loses at most the line it was writing; a torn last line is dropped.
 */
public final class Ledger implements Closeable {

    private final FileChannel lock;
    private final BufferedWriter out;
    private final NavigableMap<String, JsonNode> loaded;

    private Ledger(FileChannel lock, BufferedWriter out, NavigableMap<String, JsonNode> loaded) {
        this.lock = lock;
        this.out = out;
        this.loaded = loaded;
    }

    /** Reads the file, when there is one, and rewrites it without what no longer counts. */
    public static Ledger open(Path file) throws IOException {
        FileChannel lock = lock(file.resolveSibling(file.getFileName() + ".lock"));
        try {
            return open(file, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger open(Path file, FileChannel lock) throws IOException {
        NavigableMap<String, JsonNode> records = Files.exists(file) ? read(file) : new TreeMap<>();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter compact = Files.newBufferedWriter(fresh)) {
            for (Map.Entry<String, JsonNode> each : records.entrySet()) {
                compact.write(line(each.getKey(), each.getValue()));
            }
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Ledger(lock, Files.newBufferedWriter(file, StandardOpenOption.APPEND), records);
    }

    /** Hands over, once, the records that were there at the start; keys come without the prefix. */
    public synchronized Map<String, JsonNode> take(String prefix) {
        SortedMap<String, JsonNode> range = loaded.subMap(prefix, prefix + Character.MAX_VALUE);
        Map<String, JsonNode> taken = new LinkedHashMap<>();
        range.forEach((name, value) -> taken.put(name.substring(prefix.length()), value));
        range.clear();
        return taken;
    }

    public synchronized void put(String name, Object value) {
        append(line(name, Json.tree(value)));
    }

    public synchronized void remove(String name) {
        append(Json.text(Json.object().put("name", name)) + "\n");
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
        lock.close();
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(file, e);
        }
        channel.close();
        throw inUse(file, null);
    }

    private static IOException inUse(Path file, @Nullable Exception cause) {
        return new IOException(
                "could not use "
                        + file.toAbsolutePath().getParent()
                        + " for a simulator: another one runs there; stop it or choose another directory",
                cause);
    }

    private static NavigableMap<String, JsonNode> read(Path file) throws IOException {
        NavigableMap<String, JsonNode> records = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                apply(line, records);
            }
        }
        return records;
    }

    private static void apply(String line, Map<String, JsonNode> records) {
        try {
            JsonNode record = Json.parse(line);
            if (record.has("value")) {
                records.put(record.path("name").asText(), record.path("value"));
                return;
            }
            records.remove(record.path("name").asText());
        } catch (JsonProcessingException e) {
            // Only a killed process leaves a torn line, and nobody was told that it holds.
            return;
        }
    }

    private static String line(String name, JsonNode value) {
        return Json.text(Json.object().put("name", name).set("value", value)) + "\n";
    }

    private void append(String line) {
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the simulator's index", e);
        }
    }
}
