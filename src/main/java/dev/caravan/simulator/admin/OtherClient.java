package dev.caravan.simulator.admin;

import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Binned;
import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.cloud.Drive;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.NewFile;
import dev.caravan.simulator.world.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another client of the same account, which does what it likes without tokens, delays or limits.
 *
 * <p>Items are named by their path, as in {@code /docs/a.txt}, or by their id, as in {@code
 * id:3085…}; {@code /} is the root.
 */
public final class OtherClient {

    private final Account account;
    private final Contents contents;

    public OtherClient(Account account, Contents contents) {
        this.account = account;
        this.contents = contents;
    }

    /** Makes the folder and those above it where they are missing, and returns its id. */
    public String folder(String path) {
        long at = Drive.ROOT;
        StringBuilder so = new StringBuilder();
        for (String name : path.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            so.append('/').append(name);
            long parent = at;
            at =
                    drive().locate(so.toString())
                            .filter(Item::isFolder)
                            .map(Item::id)
                            .orElseGet(() -> drive().makeFolder(parent, name).id());
        }
        return Long.toString(at);
    }

    /** Makes one more folder of that name, whether there is one or not. */
    public String twinFolder(String parent, String name) {
        return Long.toString(drive().makeTwinFolder(folderId(parent), name).id());
    }

    /** Puts a file beside whatever has its name, makes the folders above it, returns its id. */
    public String file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public String file(String path, byte[] bytes) throws IOException {
        Place place = Place.of(path);
        return file("id:" + folder(place.folder()), place.name(), bytes);
    }

    /** Puts a file of any name, even one with slashes, into a folder. */
    public String file(String parent, String name, byte[] bytes) throws IOException {
        return place(folderId(parent), name, new ByteArrayInputStream(bytes));
    }

    /** A file of which only sum and size are known: it is listed like any other. */
    public String listed(String parent, String name, String sha1, long size) {
        return Long.toString(drive().place(new NewFile(folderId(parent), name, sha1, size)).id());
    }

    /** Puts a file of any size. */
    public String file(String path, InputStream bytes) throws IOException {
        Place place = Place.of(path);
        return place(Long.parseLong(folder(place.folder())), place.name(), bytes);
    }

    /** Puts a new version of a file: the new one comes, then the old ones go to the bin. */
    public String replace(String path, byte[] bytes) throws IOException {
        Place place = Place.of(path);
        long folder = Long.parseLong(folder(place.folder()));
        String name = place.name();
        List<Long> old =
                drive().children(folder).stream()
                        .filter(each -> each.name().equals(name) && !each.isFolder())
                        .map(Item::id)
                        .toList();
        String id = file(path, bytes);
        if (!old.isEmpty()) {
            delete(old);
        }
        return id;
    }

    public String replace(String path, String text) throws IOException {
        return replace(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public void rename(String item, String name) {
        drive().renameFreely(require(item).id(), name);
    }

    public void move(String item, String folder) {
        long target = folderId(folder);
        drive().finishJobs();
        drive().move(List.of(require(item).id()), target);
        drive().finishJobs();
    }

    public void trash(String item) {
        delete(List.of(require(item).id()));
    }

    /** Brings an item back from the bin by its id. */
    public void restore(String id) {
        drive().finishJobs();
        drive().restore(List.of(Long.parseLong(id)));
        drive().finishJobs();
    }

    public void purgeBin() {
        drive().purge(List.of());
    }

    /** Makes a file look as if its upload were not finished ("0", "2"), or finished ("1"). */
    public void markComplete(String item, String how) {
        drive().markComplete(require(item).id(), how);
    }

    /** Gives every item another id. */
    public void reissueIds() {
        drive().reissueIds();
    }

    /** Fills a folder with many files that have no content, for listings of any length. */
    public void fill(String path, int files, long size) {
        if (files < 0 || size < 0) {
            throw new IllegalArgumentException("neither files nor their size can be negative");
        }
        drive().fill(Long.parseLong(folder(path)), files, size);
    }

    /** Everything there is, sorted by path. */
    public List<Node> tree() {
        Map<Long, String> paths = new HashMap<>(Map.of(Drive.ROOT, ""));
        return drive().below(Drive.ROOT).stream()
                .map(each -> node(each, paths))
                .sorted(Comparator.comparing(Node::path).thenComparing(Node::id))
                .toList();
    }

    public List<Binned> bin() {
        return drive().bin();
    }

    /** All files in the bin, those in deleted folders included. */
    public List<Item> binnedFiles() {
        return bin().stream()
                .map(Binned::item)
                .flatMap(
                        each ->
                                each.isFolder()
                                        ? drive().below(each.id()).stream()
                                        : Stream.of(each))
                .filter(each -> !each.isFolder())
                .toList();
    }

    public Optional<Item> find(String item) {
        return item.startsWith("id:")
                ? drive().find(Long.parseLong(item.substring(3)))
                : drive().locate(item);
    }

    public byte[] content(String item) throws IOException {
        return Files.readAllBytes(contentFile(item));
    }

    public String text(String item) throws IOException {
        return new String(content(item), StandardCharsets.UTF_8);
    }

    Path contentFile(String item) {
        return contents.find(require(item).sha1())
                .orElseThrow(() -> new Refused(430004, "no content is stored for " + item));
    }

    private String place(long folder, String name, InputStream bytes) throws IOException {
        String sha1 = contents.store(bytes);
        long size = Files.size(contents.find(sha1).orElseThrow());
        return Long.toString(drive().place(new NewFile(folder, name, sha1, size)).id());
    }

    private Node node(Item item, Map<Long, String> paths) {
        String path = paths.get(item.parent()) + "/" + item.name();
        paths.put(item.id(), path);
        return new Node(
                path,
                Long.toString(item.id()),
                Long.toString(item.parent()),
                item.isFolder() ? "folder" : "file",
                item.size(),
                item.sha1(),
                item.pickCode(),
                item.modified());
    }

    private void delete(List<Long> ids) {
        drive().finishJobs();
        drive().delete(ids);
        drive().finishJobs();
    }

    private Drive drive() {
        return account.drive();
    }

    private Item require(String item) {
        return find(item).orElseThrow(() -> new Refused(430004, "there is no " + item));
    }

    private long folderId(String folder) {
        return folder.equals("/") || folder.equals("id:0") ? Drive.ROOT : require(folder).id();
    }
}
