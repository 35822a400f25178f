package dev.caravan.worlds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The local folder of a job in the hands of its user. Contents are short words. */
final class LocalSide {

    static final String OWN = ".caravan";

    private final Path root;
    private final Words words;

    LocalSide(Path root, Words words) {
        this.root = root;
        this.words = words;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    /** Writes the files and makes the folders of a tree. */
    LocalSide put(String tree) {
        TreeText.read(tree, this::write, this::folder);
        return this;
    }

    LocalSide folder(String path) {
        return act(() -> Files.createDirectories(path(path)));
    }

    /** Writes a file in place, as most programs do. */
    LocalSide write(String path, String content) {
        return act(
                () -> {
                    Files.createDirectories(path(path).getParent());
                    Files.writeString(path(path), words.known(content));
                });
    }

    /** Saves a file as careful editors do: another file takes the name. */
    LocalSide save(String path, String content) {
        return act(
                () -> {
                    Path other = path(path).resolveSibling("~saving.tmp");
                    Files.writeString(other, words.known(content));
                    Files.move(other, path(path), StandardCopyOption.ATOMIC_MOVE);
                });
    }

    LocalSide append(String path, String content) {
        return act(() -> Files.writeString(path(path), content, StandardOpenOption.APPEND));
    }

    LocalSide move(String from, String to) {
        return act(
                () -> {
                    Files.createDirectories(path(to).getParent());
                    Files.move(path(from), path(to));
                });
    }

    LocalSide swap(String one, String two) {
        return move(one, one + "~swap").move(two, one).move(one + "~swap", two);
    }

    LocalSide copy(String from, String to) {
        return act(() -> Files.copy(path(from), path(to)));
    }

    LocalSide delete(String path) {
        return act(
                () -> {
                    try (Stream<Path> below = Files.walk(path(path))) {
                        for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(each);
                        }
                    }
                });
    }

    boolean has(String path) {
        return Files.exists(path(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** The first path that begins so. */
    String find(String beginning) {
        return everything().stream()
                .filter(path -> path.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing begins " + beginning));
    }

    Object inode(String path) {
        try {
            return Files.getAttribute(path(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree without Caravan's own folder. */
    String tree() {
        List<String> lines = new ArrayList<>();
        content().forEach((path, word) -> lines.add(word.equals("/") ? path + "/" : path + word));
        return TreeText.of(lines);
    }

    /** Paths with their contents after an equals sign; folders with a slash. */
    private Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        walk(
                (path, attributes) -> {
                    if (attributes.isDirectory()) {
                        content.put(path, "/");
                    } else {
                        content.put(path, attributes.isRegularFile() ? "=" + word(path) : "=?");
                    }
                });
        content.keySet().removeIf(path -> path.equals(OWN) || path.startsWith(OWN + "/"));
        return content;
    }

    /** Everything in the folder by path, Caravan's own folder included. */
    Set<String> everything() {
        Set<String> paths = new TreeSet<>();
        walk((path, attributes) -> paths.add(path));
        return paths;
    }

    /** The contents of all files, those in trash included; half a download is none. */
    Set<String> contents() {
        Set<String> contents = new TreeSet<>();
        walk(
                (path, attributes) -> {
                    if (attributes.isRegularFile() && !path.startsWith(OWN + "/tmp/")) {
                        contents.add(word(path));
                    }
                });
        return contents;
    }

    /** What changes when anything in the job's tree is touched. */
    Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        walk(
                (path, attributes) -> {
                    if (!path.equals(OWN) && !path.startsWith(OWN + "/")) {
                        marks.put(
                                path,
                                attributes.fileKey()
                                        + " "
                                        + attributes.lastModifiedTime()
                                        + (attributes.isDirectory()
                                                ? ""
                                                : " " + attributes.size()));
                    }
                });
        return marks;
    }

    static String sha1(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private String word(String path) {
        try {
            return words.known(Files.readString(path(path), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Found {
        void is(String path, BasicFileAttributes attributes);
    }

    private void walk(Found found) {
        if (!Files.exists(root)) {
            return;
        }
        act(
                () ->
                        Files.walkFileTree(
                                root,
                                new SimpleFileVisitor<>() {
                                    @Override
                                    public FileVisitResult preVisitDirectory(
                                            Path folder, BasicFileAttributes attributes) {
                                        if (!folder.equals(root)) {
                                            found.is(
                                                    root.relativize(folder).toString(), attributes);
                                        }
                                        return FileVisitResult.CONTINUE;
                                    }

                                    @Override
                                    public FileVisitResult visitFile(
                                            Path file, BasicFileAttributes attributes) {
                                        found.is(root.relativize(file).toString(), attributes);
                                        return FileVisitResult.CONTINUE;
                                    }
                                }));
    }

    private interface Act {
        void run() throws IOException;
    }

    private LocalSide act(Act act) {
        try {
            act.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
