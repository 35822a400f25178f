package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Decides which folders a look asks 115 about: all of them when they are few or unknown, else those
 * that show a sign of change and a few more by turns.
 */
final class Folders {

    /** So many remembered folders are few enough to see all of them each time. */
    private static final int FEW = 50;

    /** How many of many folders are opened by turns; keeps a look within its budget of calls. */
    private static final int BY_TURNS = 2;

    private final RemoteId root;
    private final Pages pages;
    private final ReadInfo info;
    private final FolderMap map;
    private final FolderSearch search;
    private final FolderMemory memory;
    private final OptionalLong expected;
    private final LongSupplier made;
    private final RandomGenerator random;
    private final Set<RemoteId> elsewhere = new HashSet<>();
    private final Set<RemoteId> gone = new HashSet<>();

    /**
     * @param expected how many folders 115 told of before the look
     * @param made how many we made since then
     */
    Folders(
            RemoteId root,
            Pages pages,
            ReadInfo info,
            FolderMap map,
            FolderSearch search,
            FolderMemory memory,
            OptionalLong expected,
            LongSupplier made,
            RandomGenerator random) {
        this.root = root;
        this.pages = pages;
        this.info = info;
        this.map = map;
        this.search = search;
        this.memory = memory;
        this.expected = expected;
        this.made = made;
        this.random = random;
    }

    /** Where a folder is, seen from the root. */
    enum Position {
        BELOW,
        ELSEWHERE,
        GONE
    }

    /** Before the files: sees the folders that are worth it. */
    void begin(FolderCheck check) throws DriveException {
        if (check == FolderCheck.ALL || map.all().size() <= FEW) {
            search.openAll();
            return;
        }
        search.open(root);
        List<RemoteId> inner = search.rememberedInner();
        for (int i = 0; i < BY_TURNS && !inner.isEmpty(); i++) {
            search.open(inner.remove(random.nextInt(inner.size())));
        }
    }

    /** Where the folder of a listed file is; one that nobody knows is asked for. */
    Position place(RemoteId folder) throws DriveException {
        if (map.knows(folder) || recall(folder)) {
            return Position.BELOW;
        }
        if (elsewhere.contains(folder)) {
            return Position.ELSEWHERE;
        }
        return gone.contains(folder) ? Position.GONE : ask(folder);
    }

    /** After the files: settles what became of folders that neither were seen nor hold files. */
    void finish(Set<RemoteId> filled) throws DriveException {
        Set<RemoteId> alive = withAncestors(filled);
        for (RemoteItem folder : unseen()) {
            if (search.hasOpened(folder.parent())) {
                askUnlessGone(folder);
            }
        }
        for (RemoteItem folder : unseen()) {
            if (areTooMany() && !alive.contains(folder.id())) {
                askUnlessGone(folder);
            }
        }
        if (areTooMany() || areTooFew()) {
            search.openAll();
            for (RemoteItem folder : unseen()) {
                askUnlessGone(folder);
            }
        }
    }

    private boolean areTooMany() {
        return expected.isPresent() && map.all().size() > expected.getAsLong() + made.getAsLong();
    }

    private boolean areTooFew() {
        return expected.isPresent() && map.all().size() < expected.getAsLong();
    }

    /** Remembered folders that this look did not see, parents first. */
    private List<RemoteItem> unseen() {
        List<RemoteItem> unseen = new ArrayList<>();
        for (RemoteItem folder : map.all()) {
            if (!map.hasSeen(folder.id())) {
                unseen.add(folder);
            }
        }
        unseen.sort(Comparator.comparingInt(this::depth));
        return unseen;
    }

    private int depth(RemoteItem folder) {
        int depth = 0;
        Optional<RemoteItem> above = map.folder(folder.parent());
        while (above.isPresent() && depth < map.all().size()) {
            depth++;
            above = map.folder(above.get().parent());
        }
        return depth;
    }

    private void askUnlessGone(RemoteItem folder) throws DriveException {
        if (map.hasSeen(folder.id()) || !map.knows(folder.id())) {
            return;
        }
        if (!map.knows(folder.parent()) || ask(folder.id()) != Position.BELOW) {
            map.forget(folder.id());
        }
    }

    private Position ask(RemoteId folder) throws DriveException {
        if (folder.equals(RemoteId.ROOT)) {
            // The root of the account is above every other, and cannot be asked for.
            return Position.ELSEWHERE;
        }
        pages.called();
        Optional<ItemInfo> found =
                info.of(folder).filter(it -> it.item().kind() == NodeKind.FOLDER);
        if (found.isEmpty()) {
            gone.add(folder);
            return Position.GONE;
        }
        if (!map.seeAncestors(found.get())) {
            elsewhere.add(folder);
            return Position.ELSEWHERE;
        }
        map.see(found.get().item());
        return Position.BELOW;
    }

    /** Takes a folder and those above it from a memory that cannot list them. */
    private boolean recall(RemoteId folder) {
        List<RemoteItem> chain = new ArrayList<>();
        RemoteId at = folder;
        while (!map.knows(at)) {
            Optional<RemoteItem> known = memory.folder(at);
            if (known.isEmpty() || chain.size() > 1000) {
                return false;
            }
            chain.add(known.get());
            at = known.get().parent();
        }
        chain.forEach(map::remember);
        return true;
    }

    private Set<RemoteId> withAncestors(Set<RemoteId> folders) {
        Set<RemoteId> all = new HashSet<>();
        for (RemoteId folder : folders) {
            RemoteId at = folder;
            while (!at.equals(root) && all.add(at)) {
                Optional<RemoteItem> known = map.folder(at);
                if (known.isEmpty()) {
                    break;
                }
                at = known.get().parent();
            }
        }
        return all;
    }
}
