package dev.caravan.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The local folder of a job, as its user changes it. */
record LocalTree(Path root) {

    LocalTree write(String path, String text) throws IOException {
        return write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    LocalTree write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** A file that no other test has, so that it is never known to 115. */
    LocalTree random(String path, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(path.hashCode() * 31L + bytes).nextBytes(content);
        return write(path, content);
    }

    LocalTree folder(String path) throws IOException {
        Files.createDirectories(root.resolve(path));
        return this;
    }

    LocalTree move(String from, String to) throws IOException {
        Files.move(root.resolve(from), root.resolve(to));
        return this;
    }

    LocalTree delete(String path) throws IOException {
        try (Stream<Path> below = Files.walk(root.resolve(path))) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        return this;
    }

    long size(String path) throws IOException {
        return Files.size(root.resolve(path));
    }

    String sha1(String path) throws IOException {
        return sha1(root.resolve(path));
    }

    /** Files by path with their SHA-1, folders with a dash; only what can be backed up. */
    Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        List<Path> all;
        try (Stream<Path> below = Files.walk(root)) {
            all = below.filter(path -> !path.equals(root)).toList();
        }
        for (Path path : all) {
            String relative = root.relativize(path).toString();
            if (relative.startsWith(".caravan")) {
                continue;
            }
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                content.put(relative, "-");
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                content.put(relative, sha1(path));
            }
        }
        return content;
    }

    private static String sha1(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
