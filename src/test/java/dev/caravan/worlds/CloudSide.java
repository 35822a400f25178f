package dev.caravan.worlds;

import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.simulator.cloud.Binned;
import dev.caravan.simulator.cloud.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The job's folder on the simulated 115 in the hands of another client. */
final class CloudSide {

    static final String FOLDER = "/备份/photos";
    static final String VERSIONS = ".caravan-versions";

    private final OtherClient client;
    private final Words words;

    CloudSide(Simulator simulator, Words words) {
        this.client = simulator.otherClient();
        this.words = words;
    }

    /** Puts the files and makes the folders of a tree; a file beside what has its name. */
    CloudSide put(String tree) {
        client.folder(FOLDER);
        TreeText.read(tree, this::add, this::folder);
        return this;
    }

    CloudSide add(String path, String content) {
        return act(() -> client.file(absolute(path), words.known(content)));
    }

    /** Puts a file of any name, even one with slashes, directly into the job's folder. */
    CloudSide addNamed(String name, String content) {
        byte[] bytes = words.known(content).getBytes(StandardCharsets.UTF_8);
        return act(() -> client.file(FOLDER, name, bytes));
    }

    CloudSide folder(String path) {
        client.folder(absolute(path));
        return this;
    }

    CloudSide twinFolder(String parent, String name) {
        client.twinFolder(parent.isEmpty() ? FOLDER : absolute(parent), name);
        return this;
    }

    /** A new version comes, then the old one goes to the bin. */
    CloudSide replace(String path, String content) {
        return act(() -> client.replace(absolute(path), words.known(content)));
    }

    /** Renames and moves; the folder is made where it is missing. */
    CloudSide move(String from, String to) {
        String id = "id:" + id(from);
        String old = parent(from);
        String target = parent(to);
        String name = to.substring(to.lastIndexOf('/') + 1);
        if (!old.equals(target)) {
            client.folder(target);
            client.move(id, target);
        }
        if (!from.substring(from.lastIndexOf('/') + 1).equals(name)) {
            client.rename(id, name);
        }
        return this;
    }

    CloudSide swap(String one, String two) {
        return move(one, one + "~swap").move(two, one).move(one + "~swap", two);
    }

    CloudSide trash(String path) {
        client.trash(absolute(path));
        return this;
    }

    /** Brings back what was deleted last under the name. */
    CloudSide restore(String name) {
        Binned newest =
                client.bin().stream()
                        .filter(each -> each.item().name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not in the bin: " + name));
        client.restore(Long.toString(newest.item().id()));
        return this;
    }

    OtherClient client() {
        return client;
    }

    boolean has(String path) {
        return client.find(absolute(path)).isPresent();
    }

    /** Whether a path leads to several items. */
    boolean isAmbiguous(String path) {
        String whole = absolute(path);
        return client.tree().stream()
                        .filter(
                                node ->
                                        node.path().equals(whole)
                                                || whole.startsWith(node.path() + "/"))
                        .map(Node::path)
                        .distinct()
                        .count()
                != client.tree().stream()
                        .filter(
                                node ->
                                        node.path().equals(whole)
                                                || whole.startsWith(node.path() + "/"))
                        .count();
    }

    String id(String path) {
        return Long.toString(
                client.find(absolute(path))
                        .map(Item::id)
                        .orElseThrow(() -> new IllegalArgumentException("not on 115: " + path)));
    }

    /** What the bin holds, by name. */
    String bin() {
        List<String> lines = new ArrayList<>();
        for (Binned each : client.bin()) {
            Item item = each.item();
            lines.add(item.isFolder() ? item.name() + "/" : item.name() + "=" + word(item.sha1()));
        }
        return TreeText.of(lines);
    }

    /** The tree without Caravan's own folder. */
    String tree() {
        List<String> lines = new ArrayList<>();
        for (Node node : client.tree()) {
            if (!node.path().startsWith(FOLDER + "/")) {
                continue;
            }
            String path = node.path().substring(FOLDER.length() + 1);
            if (!path.equals(VERSIONS) && !path.startsWith(VERSIONS + "/")) {
                lines.add(
                        node.kind().equals("folder") ? path + "/" : path + "=" + word(node.sha1()));
            }
        }
        return TreeText.of(lines);
    }

    /** What Caravan's own folder holds. */
    String versions() {
        String own = FOLDER + "/" + VERSIONS + "/";
        return client.tree().stream()
                .filter(node -> node.kind().equals("file") && node.path().startsWith(own))
                .map(node -> node.path().substring(own.length()) + "=" + word(node.sha1()))
                .sorted()
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** The contents of all files of the account, those in the bin included. */
    Set<String> contents() {
        Set<String> contents = new TreeSet<>();
        client.tree().stream()
                .filter(node -> node.kind().equals("file"))
                .forEach(node -> contents.add(word(node.sha1())));
        client.binnedFiles().forEach(item -> contents.add(word(item.sha1())));
        return contents;
    }

    /** Everything outside of the job's folder, to see whether somebody touched it. */
    List<Node> outside() {
        return client.tree().stream()
                .filter(node -> !(node.path() + "/").startsWith(FOLDER + "/"))
                .filter(node -> !FOLDER.startsWith(node.path() + "/"))
                .toList();
    }

    private String word(String sha1) {
        return words.of(sha1.toUpperCase(Locale.ROOT));
    }

    private static String absolute(String path) {
        return FOLDER + "/" + path;
    }

    private static String parent(String path) {
        String whole = absolute(path);
        return whole.substring(0, whole.lastIndexOf('/'));
    }

    private interface Act {
        void run() throws IOException;
    }

    private CloudSide act(Act act) {
        try {
            act.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
