package dev.caravan.pass.running;

import dev.caravan.local.LocalFolder;
import dev.caravan.pass.job.Job;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The two folders of its job, as a pass has found them. */
public final class FoundRoots {

    private final Job job;
    private volatile Optional<FileKey> local = Optional.empty();
    private volatile Optional<RemoteId> remote = Optional.empty();
    private volatile Optional<Instant> proved = Optional.empty();

    FoundRoots(Job job) {
        this.job = job;
    }

    public void foundLocal(FileKey key) {
        local = Optional.of(key);
    }

    public void foundRemote(RemoteId root) {
        remote = Optional.of(root);
    }

    /** Device and inode of the local root that the pass looked at. */
    public Optional<FileKey> local() {
        return local;
    }

    LocalFolder localFolder(InstantSource clock) {
        return local.map(key -> new LocalFolder(job.local(), key, clock))
                .orElseGet(() -> new LocalFolder(job.local(), clock));
    }

    RemoteId remote() {
        return remote.orElseThrow(() -> new IllegalStateException("no remote root yet"));
    }

    /** When both were last proved to be the right ones. */
    public Optional<Instant> proved() {
        return proved;
    }

    public void proved(Instant when) {
        proved = Optional.of(when);
    }
}
