package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The drive of one account: one door to its tree, its bin and its jobs, passed by one at a time.
 */
public final class Drive {

    public static final long ROOT = Tree.ROOT;

    private final Tree tree;
    private final Bin bin;
    private final Jobs jobs;
    private final Maker maker;
    private final Changer changer;
    private final Trasher trasher;
    private final Finder finder;
    private final Listing listing;
    private final Ids ids;

    Drive(String account, Ledger ledger, Switches switches, SimulatedClock clock, Ids ids) {
        this.ids = ids;
        tree = new Tree(ledger, account);
        bin = new Bin(ledger, account, tree, clock, switches);
        jobs = new Jobs(clock, switches);
        maker = new Maker(tree, bin, switches, clock, ids);
        changer = new Changer(tree, jobs, switches, clock, ids);
        trasher = new Trasher(tree, bin, jobs, switches);
        finder = new Finder(tree, switches, clock);
        listing = new Listing(tree, bin, switches, ids);
    }

    public synchronized Page list(Query query) {
        jobs.settle();
        return listing.page(query);
    }

    /** An item that hangs below the root. */
    public synchronized Optional<Item> find(long id) {
        jobs.settle();
        return tree.find(id).filter(each -> tree.isLive(id));
    }

    public synchronized Optional<Item> byPickCode(String pickCode) {
        jobs.settle();
        return tree.byPickCode(pickCode).filter(each -> tree.isLive(each.id()));
    }

    /** Looks up a path whose first character is its separator. */
    public synchronized Optional<Item> byPath(String path) {
        jobs.settle();
        return finder.byPath(path);
    }

    /** The same at once, without the delays that clients see. */
    public synchronized Optional<Item> locate(String path) {
        jobs.settle();
        return finder.locate(path);
    }

    public synchronized List<Item> search(long folder, String words) {
        jobs.settle();
        return finder.search(folder, words);
    }

    /** The folders above an item, topmost first, without the root. */
    public synchronized List<Item> above(long id) {
        return tree.above(id);
    }

    public synchronized List<Item> below(long folder) {
        jobs.settle();
        List<Item> found = new ArrayList<>();
        tree.walk(folder, found::add);
        return found;
    }

    public synchronized List<Item> children(long folder) {
        jobs.settle();
        return List.copyOf(tree.children(folder));
    }

    public synchronized boolean isFolder(long id) {
        jobs.settle();
        return tree.isLiveFolder(id);
    }

    public synchronized Item makeFolder(long parent, String name) {
        jobs.settle();
        return maker.folder(parent, name);
    }

    /** A folder whose name may be taken, as shared folders bring them. */
    public synchronized Item makeTwinFolder(long parent, String name) {
        jobs.settle();
        return maker.twinFolder(parent, name);
    }

    /** Places an upload by the rules of uploads. */
    public synchronized Item upload(NewFile file) {
        jobs.settle();
        return maker.upload(file);
    }

    /** Places a file without asking any rule. */
    public synchronized Item place(NewFile file) {
        jobs.settle();
        return maker.file(file, file.name());
    }

    /** Places many files that have a size and a sha1 but no content. */
    public synchronized void fill(long folder, int files, long size) {
        for (int i = 0; i < files; i++) {
            String name = String.format(Locale.ROOT, "file-%06d.bin", i);
            String sha1 = Contents.sha1((folder + "/" + name).getBytes(StandardCharsets.UTF_8));
            maker.file(new NewFile(folder, name, sha1, size), name);
        }
    }

    /** Says of a file how far its upload is: "1" complete, "0" or "2" not. */
    public synchronized void markComplete(long id, String how) {
        tree.find(id).ifPresent(item -> tree.put(item.complete(how)));
    }

    /** Renames without asking any rule. */
    public synchronized void renameFreely(long id, String name) {
        jobs.settle();
        changer.renameFreely(id, name);
    }

    public synchronized Item rename(long id, String name) {
        jobs.settle();
        return changer.rename(id, name);
    }

    public synchronized Item star(long id, boolean starred) {
        return changer.star(id, starred);
    }

    public synchronized void move(List<Long> moved, long target) {
        jobs.settle();
        changer.move(moved, target);
    }

    /**
     * Copies; nothing tells the new ids.
     *
     * @param space how many bytes may still come
     */
    public synchronized void copy(List<Long> copied, long target, Taken taken, long space) {
        jobs.settle();
        changer.copy(copied, target, taken, space);
    }

    public synchronized void delete(List<Long> deleted) {
        jobs.settle();
        trasher.delete(deleted);
    }

    /** What is in the recycle bin, newest first. */
    public synchronized List<Binned> bin() {
        jobs.settle();
        return bin.all();
    }

    public synchronized Map<Long, Optional<String>> restore(List<Long> restored) {
        jobs.settle();
        return trasher.restore(restored);
    }

    /** Removes from the bin for good; an empty list means everything. */
    public synchronized void purge(List<Long> purged) {
        jobs.settle();
        trasher.purge(purged);
    }

    /** Lets a running background job take effect at once. */
    public synchronized void finishJobs() {
        jobs.finish();
    }

    /** Bytes in use, the bin included. */
    public synchronized long used() {
        return tree.bytes();
    }

    /** Gives every item another id, as a migration of the service would. */
    public synchronized void reissueIds() {
        jobs.finish();
        reissue(Tree.ROOT, Tree.ROOT);
    }

    private void reissue(long from, long to) {
        for (Item each : List.copyOf(tree.children(from))) {
            Item again = each.identified(ids.next(), each.pickCode()).under(to);
            tree.put(again);
            reissue(each.id(), again.id());
            tree.remove(each);
            tree.put(again);
        }
    }
}
