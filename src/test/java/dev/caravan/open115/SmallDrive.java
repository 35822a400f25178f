package dev.caravan.open115;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.drive.Space;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A drive in memory, with a diary of what was asked of it; it can be told to fail. */
final class SmallDrive implements Drive {

    private final Map<RemoteId, RemoteItem> items = new TreeMap<>();
    private final Map<RemoteId, RemoteItem> bin = new TreeMap<>();
    private final Map<RemoteId, byte[]> contents = new TreeMap<>();
    private final List<String> diary = new ArrayList<>();
    private Optional<DriveException> failure = Optional.empty();
    private ListingVerdict verdict = new ListingVerdict(true, Set.of(), "", 1);
    private long nextId = 10;

    void fail(DriveException exception) {
        failure = Optional.of(exception);
    }

    void listIncompletely(String reason) {
        verdict = new ListingVerdict(false, Set.of(), reason, 1);
    }

    List<String> diary() {
        return List.copyOf(diary);
    }

    RemoteItem folder(RemoteId parent, String name) {
        return put(parent, name, NodeKind.FOLDER, Optional.empty(), RemoteItem.State.WHOLE);
    }

    RemoteItem file(RemoteId parent, String name, String text) {
        return file(parent, name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    RemoteItem file(RemoteId parent, String name, byte[] bytes) {
        Optional<Content> content = Optional.of(new Content(sha1(bytes), bytes.length));
        RemoteItem item = put(parent, name, NodeKind.FILE, content, RemoteItem.State.WHOLE);
        contents.put(item.id(), bytes);
        return item;
    }

    RemoteItem blocked(RemoteId parent, String name) {
        return put(parent, name, NodeKind.FILE, Optional.empty(), RemoteItem.State.BLOCKED);
    }

    private RemoteItem put(
            RemoteId parent,
            String name,
            NodeKind kind,
            Optional<Content> content,
            RemoteItem.State state) {
        RemoteId id = new RemoteId(Long.toString(nextId++));
        Optional<String> pickCode = content.map(known -> "pick" + id);
        RemoteItem item = new RemoteItem(id, parent, name, kind, content, pickCode, state);
        items.put(id, item);
        return item;
    }

    @Override
    public RemoteListing children(RemoteId folder) {
        return sink -> {
            asked("children " + folder);
            items.values().stream()
                    .filter(item -> item.parent().equals(folder))
                    .forEach(sink::accept);
            return verdict;
        };
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory) {
        return sink -> {
            asked("tree " + folder);
            items.values().stream().filter(item -> isBelow(item, folder)).forEach(sink::accept);
            return verdict;
        };
    }

    private boolean isBelow(RemoteItem item, RemoteId folder) {
        if (item.parent().equals(folder)) {
            return true;
        }
        RemoteItem parent = items.get(item.parent());
        return parent != null && isBelow(parent, folder);
    }

    @Override
    public Optional<RemoteItem> info(RemoteId id) throws DriveException {
        asked("info " + id);
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public Optional<RemoteItem> findFolder(RemoteId from, List<String> names)
            throws DriveException {
        asked("find " + from + " " + names);
        Optional<RemoteItem> found = Optional.empty();
        RemoteId at = from;
        for (String name : names) {
            RemoteId parent = at;
            found =
                    items.values().stream()
                            .filter(it -> it.parent().equals(parent) && it.name().equals(name))
                            .findFirst();
            if (found.isEmpty()) {
                return found;
            }
            at = found.get().id();
        }
        return found;
    }

    @Override
    public RemoteItem makeFolder(RemoteId parent, String name) throws DriveException {
        asked("mkdir " + parent + " " + name);
        return items.values().stream()
                .filter(item -> item.parent().equals(parent) && item.name().equals(name))
                .findFirst()
                .orElseGet(() -> folder(parent, name));
    }

    @Override
    public UploadReceipt upload(UploadRequest request) throws DriveException {
        asked("upload " + request.parent() + " " + request.name() + " key=" + request.key());
        try (InputStream in = Channels.newInputStream(request.source().open())) {
            byte[] bytes = in.readAllBytes();
            RemoteItem item = file(request.parent(), request.name(), bytes);
            return new UploadReceipt(
                    item.id(),
                    item.parent(),
                    item.name(),
                    "pick" + item.id(),
                    new Content(sha1(bytes), bytes.length),
                    UploadReceipt.Way.SENT,
                    bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void download(DownloadRequest request) throws DriveException {
        asked("download " + request.id() + " " + request.pickCode());
        try {
            Files.write(request.temporary(), contents.get(request.id()));
            Files.move(request.temporary(), request.target());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void move(List<RemoteId> ids, RemoteId target) throws DriveException {
        asked("move " + ids + " " + target);
        ids.forEach(id -> items.computeIfPresent(id, (it, item) -> in(item, target, item.name())));
    }

    @Override
    public String rename(RemoteId id, String name) throws DriveException {
        asked("rename " + id + " " + name);
        items.computeIfPresent(id, (it, item) -> in(item, item.parent(), name));
        return name;
    }

    private static RemoteItem in(RemoteItem item, RemoteId parent, String name) {
        return new RemoteItem(
                item.id(),
                parent,
                name,
                item.kind(),
                item.content(),
                item.pickCode(),
                item.state());
    }

    @Override
    public void trash(List<RemoteId> ids, RemoteId parent) throws DriveException {
        asked("trash " + ids + " " + parent);
        ids.forEach(id -> bin.put(id, items.remove(id)));
    }

    @Override
    public void restore(List<RemoteId> ids) throws DriveException {
        asked("restore " + ids);
        for (RemoteId id : ids) {
            if (!bin.containsKey(id)) {
                throw new DriveException.Gone("could not restore " + id + ": not in the bin", "");
            }
            items.put(id, bin.remove(id));
        }
    }

    @Override
    public Space space() throws DriveException {
        asked("space");
        return new Space("100000001", "caravan", "年费VIP", 100, 40, 60, OptionalLong.empty());
    }

    private void asked(String what) throws DriveException {
        diary.add(what);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Sha1 sha1(byte[] bytes) {
        try {
            return Sha1.of(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
