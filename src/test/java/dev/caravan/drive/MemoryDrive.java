package dev.caravan.drive;

import dev.caravan.cause.Cause;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A drive in memory that keeps the contract and fails when it is told to.
 *
 * <p>Every call has a number from 1 on; {@link #failCall} lets one fail before or after its work.
 */
public final class MemoryDrive implements Drive, OtherHands {

    /** When a scripted failure strikes. */
    public enum When {
        BEFORE,
        /** The work is done, but nobody learns of it. */
        AFTER
    }

    private record Entry(RemoteItem item, byte[] bytes) {}

    private record Failure(When when, Supplier<DriveException> what) {}

    private final Map<RemoteId, Entry> live = new LinkedHashMap<>();
    private final Map<RemoteId, Entry> bin = new LinkedHashMap<>();
    private final Map<Long, Failure> failures = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private boolean listingsComplete = true;
    private long lastId = 3_000_000_000_000_000_000L;
    private long room = 1L << 40;

    /** Lets the call of that number fail, counted from the start of the drive. */
    public synchronized void failCall(long number, When when, Supplier<DriveException> what) {
        failures.put(number, new Failure(when, what));
    }

    /** From now on listings say that they are incomplete. */
    public synchronized void loseCompleteness() {
        listingsComplete = false;
    }

    public synchronized void setRoom(long bytes) {
        room = bytes;
    }

    /** The names of all calls so far. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Contents of the recycle bin as {@code name=text}. */
    public synchronized List<String> bin() {
        return bin.values().stream().map(MemoryDrive::show).sorted().toList();
    }

    @Override
    public RemoteListing children(RemoteId folder) {
        return sink ->
                calling(
                        "children",
                        () -> {
                            requireFolder(folder);
                            childrenOf(folder).forEach(entry -> sink.accept(entry.item()));
                            return verdict();
                        });
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory) {
        return sink ->
                calling(
                        "tree",
                        () -> {
                            requireFolder(folder);
                            below(folder).forEach(entry -> sink.accept(entry.item()));
                            return verdict();
                        });
    }

    @Override
    public Optional<Glance> glance(RemoteId folder) throws DriveException {
        return calling(
                "glance",
                () -> {
                    requireFolder(folder);
                    List<RemoteItem> items = below(folder).stream().map(Entry::item).toList();
                    List<RemoteItem> files =
                            items.stream().filter(item -> item.kind() == NodeKind.FILE).toList();
                    return Optional.of(
                            new Glance(files.size(), items.size() - files.size(), files));
                });
    }

    @Override
    public Optional<RemoteItem> info(RemoteId id) throws DriveException {
        return calling(
                "info",
                () ->
                        id.equals(RemoteId.ROOT)
                                ? Optional.of(folderItem(id, id, ""))
                                : Optional.ofNullable(live.get(id)).map(Entry::item));
    }

    @Override
    public Optional<RemoteItem> findFolder(RemoteId from, List<String> names)
            throws DriveException {
        return calling(
                "findFolder",
                () -> {
                    Optional<RemoteItem> at = Optional.of(folderItem(from, from, ""));
                    for (String name : names) {
                        at = at.flatMap(parent -> childFolder(parent.id(), name));
                    }
                    return at;
                });
    }

    @Override
    public RemoteItem makeFolder(RemoteId parent, String name) throws DriveException {
        return calling(
                "makeFolder",
                () -> {
                    requireFolder(parent);
                    Optional<RemoteItem> there = childFolder(parent, name);
                    return there.isPresent() ? there.get() : addFolder(parent, name);
                });
    }

    @Override
    public UploadReceipt upload(UploadRequest request) throws DriveException {
        byte[] bytes = read(request);
        return calling(
                "upload",
                () -> {
                    requireFolder(request.parent());
                    if (bytes.length > room) {
                        throw new DriveException.Full("the drive is full", "91005");
                    }
                    boolean known = has(request.content());
                    RemoteItem item =
                            sameFile(request)
                                    .orElseGet(
                                            () -> addFile(request.parent(), request.name(), bytes));
                    return new UploadReceipt(
                            item.id(),
                            item.parent(),
                            item.name(),
                            item.pickCode().orElseThrow(),
                            request.content(),
                            known ? UploadReceipt.Way.RAPID : UploadReceipt.Way.SENT,
                            known ? 0 : bytes.length);
                });
    }

    @Override
    public void download(DownloadRequest request) throws DriveException {
        byte[] bytes =
                calling(
                        "download",
                        () -> {
                            Entry entry = live.get(request.id());
                            if (entry == null) {
                                throw new DriveException.Gone("there is no such file", "");
                            }
                            return entry.bytes();
                        });
        if (!BytesSource.content(bytes).equals(request.content())) {
            throw new DriveException.Mismatch("the drive holds something else", "content");
        }
        try {
            Files.write(request.temporary(), bytes);
            request.watch().moved(bytes.length);
            Files.createLink(request.target(), request.temporary());
            Files.delete(request.temporary());
        } catch (FileAlreadyExistsException e) {
            throw new DriveException.LocalFile("the name is taken", Cause.FILE_BUSY, e);
        } catch (IOException e) {
            throw new DriveException.LocalFile("the disk failed", Cause.INTERNAL, e);
        }
    }

    @Override
    public void move(List<RemoteId> ids, RemoteId target) throws DriveException {
        if (ids.isEmpty()) {
            return;
        }
        calling(
                "move",
                () -> {
                    requireFolder(target);
                    for (RemoteId id : ids) {
                        if (!live.containsKey(id)) {
                            throw new DriveException.Gone("there is no item " + id, "20018");
                        }
                        moved(id, target);
                    }
                    return true;
                });
    }

    @Override
    public String rename(RemoteId id, String name) throws DriveException {
        return calling(
                "rename",
                () -> {
                    Entry entry = live.get(id);
                    if (entry == null) {
                        throw new DriveException.Gone("there is no item " + id, "");
                    }
                    if (entry.item().kind() == NodeKind.FILE
                            && !extension(entry.item().name()).equals(extension(name))) {
                        throw new DriveException.Refused(
                                "the extension stays", "", Cause.NAME_UNSUPPORTED);
                    }
                    rename(entry, name);
                    return name;
                });
    }

    @Override
    public void trash(List<RemoteId> ids, RemoteId parent) throws DriveException {
        if (ids.isEmpty()) {
            return;
        }
        calling(
                "trash",
                () -> {
                    ids.forEach(this::throwAway);
                    return true;
                });
    }

    @Override
    public void restore(List<RemoteId> ids) throws DriveException {
        for (RemoteId id : ids) {
            if (!bin.containsKey(id)) {
                throw new DriveException.Gone("could not restore " + id + ": not in the bin", "");
            }
            calling(
                    "restore",
                    () -> {
                        restore(id);
                        return true;
                    });
        }
    }

    @Override
    public Space space() throws DriveException {
        return calling(
                "space",
                () ->
                        new Space(
                                "100000001",
                                "caravan",
                                "memory",
                                room,
                                0,
                                room,
                                OptionalLong.empty()));
    }

    @Override
    public synchronized RemoteId folder(String path) {
        RemoteId at = RemoteId.ROOT;
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                RemoteId parent = at;
                at = childFolder(parent, name).orElseGet(() -> addFolder(parent, name)).id();
            }
        }
        return at;
    }

    @Override
    public synchronized RemoteId file(String path, String text) {
        int slash = path.lastIndexOf('/');
        return addFile(
                        folder(path.substring(0, slash)),
                        path.substring(slash + 1),
                        text.getBytes(StandardCharsets.UTF_8))
                .id();
    }

    @Override
    public synchronized void renamed(RemoteId id, String name) {
        rename(live.get(id), name);
    }

    @Override
    public synchronized void moved(RemoteId id, RemoteId folder) {
        RemoteItem item = live.get(id).item();
        put(item.id(), folder, item.name(), live.get(id));
    }

    @Override
    public synchronized void trashed(RemoteId id) {
        throwAway(id);
    }

    /** Brings an item back from the bin with all that went there with it. */
    public synchronized void restore(RemoteId id) {
        Entry entry = bin.remove(id);
        live.put(id, entry);
        List.copyOf(bin.values()).stream()
                .filter(each -> each.item().parent().equals(id))
                .forEach(each -> restore(each.item().id()));
    }

    @Override
    public synchronized List<String> shown() {
        return live.values().stream()
                .map(entry -> path(entry.item().parent()) + show(entry))
                .sorted()
                .toList();
    }

    private interface Work<T> {
        T run() throws DriveException;
    }

    private synchronized <T> T calling(String name, Work<T> work) throws DriveException {
        calls.add(name);
        Optional<Failure> failure = Optional.ofNullable(failures.get((long) calls.size()));
        if (failure.filter(it -> it.when() == When.BEFORE).isPresent()) {
            throw failure.get().what().get();
        }
        T result = work.run();
        if (failure.isPresent()) {
            throw failure.get().what().get();
        }
        return result;
    }

    private ListingVerdict verdict() {
        return new ListingVerdict(listingsComplete, Set.of(), listingsComplete ? "" : "told so", 1);
    }

    private void requireFolder(RemoteId id) throws DriveException {
        boolean folder =
                id.equals(RemoteId.ROOT)
                        || (live.containsKey(id) && live.get(id).item().kind() == NodeKind.FOLDER);
        if (!folder) {
            throw new DriveException.Gone("there is no folder " + id, "20009");
        }
    }

    private List<Entry> childrenOf(RemoteId folder) {
        return live.values().stream()
                .filter(entry -> entry.item().parent().equals(folder))
                .toList();
    }

    private List<Entry> below(RemoteId folder) {
        List<Entry> all = new ArrayList<>();
        Deque<RemoteId> waiting = new ArrayDeque<>(List.of(folder));
        while (!waiting.isEmpty()) {
            for (Entry entry : childrenOf(waiting.removeFirst())) {
                all.add(entry);
                if (entry.item().kind() == NodeKind.FOLDER) {
                    waiting.addLast(entry.item().id());
                }
            }
        }
        return all;
    }

    private Optional<RemoteItem> childFolder(RemoteId parent, String name) {
        return childrenOf(parent).stream()
                .map(Entry::item)
                .filter(item -> item.kind() == NodeKind.FOLDER && item.name().equals(name))
                .findFirst();
    }

    private Optional<RemoteItem> sameFile(UploadRequest request) {
        return childrenOf(request.parent()).stream()
                .map(Entry::item)
                .filter(item -> item.name().equals(request.name()))
                .filter(item -> item.content().filter(request.content()::equals).isPresent())
                .findFirst();
    }

    private boolean has(Content content) {
        Collection<Entry> all = new ArrayList<>(live.values());
        all.addAll(bin.values());
        return all.stream().anyMatch(it -> it.item().content().filter(content::equals).isPresent());
    }

    private RemoteItem addFolder(RemoteId parent, String name) {
        RemoteItem item = folderItem(newId(), parent, name);
        live.put(item.id(), new Entry(item, new byte[0]));
        return item;
    }

    private RemoteItem addFile(RemoteId parent, String name, byte[] bytes) {
        RemoteId id = newId();
        RemoteItem item =
                new RemoteItem(
                        id,
                        parent,
                        name,
                        NodeKind.FILE,
                        Optional.of(BytesSource.content(bytes)),
                        Optional.of("pc" + id),
                        RemoteItem.State.WHOLE);
        live.put(id, new Entry(item, bytes));
        return item;
    }

    private RemoteId newId() {
        return new RemoteId(Long.toString(++lastId));
    }

    private void rename(Entry entry, String name) {
        put(entry.item().id(), entry.item().parent(), name, entry);
    }

    private void put(RemoteId id, RemoteId parent, String name, Entry before) {
        RemoteItem old = before.item();
        RemoteItem item =
                new RemoteItem(
                        id, parent, name, old.kind(), old.content(), old.pickCode(), old.state());
        live.put(id, new Entry(item, before.bytes()));
    }

    private void throwAway(RemoteId id) {
        for (Entry entry : below(id)) {
            bin.put(entry.item().id(), live.remove(entry.item().id()));
        }
        Entry entry = live.remove(id);
        if (entry != null) {
            bin.put(id, entry);
        }
    }

    private String path(RemoteId folder) {
        Entry entry = live.get(folder);
        return entry == null ? "/" : path(entry.item().parent()) + entry.item().name() + "/";
    }

    private static String show(Entry entry) {
        return entry.item().kind() == NodeKind.FOLDER
                ? entry.item().name() + "/"
                : entry.item().name() + "=" + new String(entry.bytes(), StandardCharsets.UTF_8);
    }

    private static RemoteItem folderItem(RemoteId id, RemoteId parent, String name) {
        return new RemoteItem(
                id,
                parent,
                name,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }

    private static byte[] read(UploadRequest request) throws DriveException {
        try (var channel = request.source().open()) {
            var bytes = new ByteArrayOutputStream();
            Channels.newInputStream(channel).transferTo(bytes);
            Content content = BytesSource.content(bytes.toByteArray());
            if (!request.source().unchanged() || !content.equals(request.content())) {
                throw new DriveException.LocalFile("the file changed", Cause.FILE_BUSY, null);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new DriveException.LocalFile("the file is unreadable", Cause.FILE_BUSY, e);
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
