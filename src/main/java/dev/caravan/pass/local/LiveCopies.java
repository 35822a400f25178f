package dev.caravan.pass.local;

import dev.caravan.local.disk.HashResult;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.trash.TrashContents;
import dev.caravan.local.trash.TrashContents.Trashed;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says of what lies in the trash whether a file of the job has the same content. Only files of
 * which one has the same size are read for that.
 */
final class LiveCopies implements TrashContents.OtherCopies {

    private final Path root;
    private final BaseStore base;
    private final InstantSource time;

    LiveCopies(Path root, BaseStore base, InstantSource time) {
        this.root = root;
        this.base = base;
        this.time = time;
    }

    @Override
    public Predicate<Trashed> among(List<Trashed> files) {
        Set<Long> sizes = files.stream().map(Trashed::bytes).collect(Collectors.toSet());
        Set<Content> live = new HashSet<>();
        base.forEach(
                row -> row.content().filter(it -> sizes.contains(it.size())).ifPresent(live::add));
        Set<Long> possible = live.stream().map(Content::size).collect(Collectors.toSet());
        return file -> possible.contains(file.bytes()) && isAmong(live, file);
    }

    /** What cannot be read counts as the last copy. */
    private boolean isAmong(Set<Content> live, Trashed file) {
        LocalFiles files = new LocalFiles(root, SymlinkPolicy.SKIP);
        RelativePath path = file.place().inside();
        try {
            HashResult result =
                    new Sha1Hasher(files, time, duration -> {}).hash(path, files.stamp(path));
            return result instanceof HashResult.Hashed hashed && live.contains(hashed.content());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
