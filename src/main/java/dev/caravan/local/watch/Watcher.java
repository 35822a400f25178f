package dev.caravan.local.watch;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.scan.FolderReader;
import dev.caravan.local.scan.Scope;
import dev.caravan.local.watch.WatchedFolders.Watched;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches a job's local folder and tells, once it is quiet, in which folders something happened.
 *
 * <p>What it tells is a hint where to look. It never stops telling silently: what it cannot watch,
 * or has missed, counts as changed (bug 24 of the sync rules).
 */
public final class Watcher implements AutoCloseable {

    private static final WatchState FULLY = new WatchState.Fully();
    private static final Duration JOIN = Duration.ofSeconds(5);

    private final WatchSettings settings;
    private final WatchListener listener;
    private final LongSupplier ticker;
    private final WatchService service;
    private final WatchedFolders folders;
    private final Commotion commotion;
    private final Thread thread;
    private @Nullable WatchState state;
    private boolean missed;
    private long lastRescan;

    /**
     * Nothing is watched before {@link #start}.
     *
     * @param ticker nanoseconds that never go back
     * @throws IOException when the system has no watch service to give, as when too many are open
     */
    public Watcher(WatchSettings settings, WatchListener listener, LongSupplier ticker)
            throws IOException {
        this(settings, listener, ticker, Watcher::register);
    }

    /** How a folder is registered with a service. */
    @FunctionalInterface
    interface Registering {
        WatchKey register(Path folder, WatchService service) throws IOException;
    }

    Watcher(
            WatchSettings settings,
            WatchListener listener,
            LongSupplier ticker,
            Registering registering)
            throws IOException {
        this.settings = settings;
        this.listener = listener;
        this.ticker = ticker;
        this.service = settings.root().getFileSystem().newWatchService();
        this.folders = new WatchedFolders(folder -> registering.register(folder, service));
        this.commotion = new Commotion(settings.quiet(), settings.longest());
        this.thread = new Thread(this::run, "watch " + settings.root());
        thread.setDaemon(true);
    }

    private static WatchKey register(Path folder, WatchService service) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    /** Begins to watch, in a thread of its own; the listener hears when all folders are watched. */
    public void start() {
        thread.start();
    }

    /** Where something happened of which the listener was not told yet; empty when nothing did. */
    public Optional<Scope> untold() {
        return commotion.untold();
    }

    private void run() {
        lastRescan = ticker.getAsLong();
        watchEverything();
        try {
            while (true) {
                WatchKey key = service.poll(nanosecondsToWait(), TimeUnit.NANOSECONDS);
                if (key != null) {
                    take(key);
                }
                rescanWhereBlind();
                tell();
            }
        } catch (ClosedWatchServiceException e) {
            // That is how close() ends it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchEverything() {
        watch(settings.root(), RelativePath.ROOT, settings.filters());
    }

    private void watch(Path place, RelativePath path, FilterRules rulesAbove) {
        try {
            folders.watch(place, path, rulesAbove);
            if (path.isRoot()) {
                becomes(FULLY);
            }
        } catch (IOException e) {
            becomes(
                    new WatchState.Partly(
                            "not all folders of "
                                    + settings.root()
                                    + " can be watched: "
                                    + FolderReader.reason(e)));
        }
    }

    private void becomes(WatchState now) {
        if (!now.equals(state)) {
            state = now;
            listener.watching(now);
        }
    }

    private long nanosecondsToWait() {
        long now = ticker.getAsLong();
        long rescan = lastRescan + settings.rescan().toNanos() - now;
        return Math.max(0, Math.min(rescan, commotion.nanosecondsLeft(now).orElse(rescan)));
    }

    private void take(WatchKey key) {
        folders.of(key).ifPresent(folder -> key.pollEvents().forEach(it -> take(folder, it)));
        if (!key.reset()) {
            folders.of(key).filter(folder -> folder.path().isRoot()).ifPresent(this::lostRoot);
            folders.forget(key);
        }
    }

    private void lostRoot(Watched root) {
        commotion.somewhere(ticker.getAsLong());
        becomes(new WatchState.Partly(root.place() + " is gone"));
    }

    private void take(Watched folder, WatchEvent<?> event) {
        if (!(event.context() instanceof Path context)) {
            missed = true;
            commotion.somewhere(ticker.getAsLong());
            return;
        }
        String name = context.toString();
        Path place = folder.place().resolve(context);
        boolean isFolder = Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
        if (!folders.isInScope(folder, name, isFolder ? NodeKind.FOLDER : NodeKind.FILE)) {
            return;
        }
        commotion.in(folder.path(), ticker.getAsLong());
        if (name.equals(FilterRules.FILE_NAME)) {
            // With other rules other folders are in scope.
            watch(folder.place(), folder.path(), folder.rulesAbove());
        } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                && folders.isWatchable(folder, name, place)) {
            watch(place, folder.path().child(name), folder.rules());
        }
    }

    private void rescanWhereBlind() {
        long now = ticker.getAsLong();
        if (now - lastRescan < settings.rescan().toNanos()) {
            return;
        }
        lastRescan = now;
        if (!FULLY.equals(state)) {
            commotion.somewhere(now);
            watchEverything();
        }
    }

    private void tell() {
        commotion
                .due(ticker.getAsLong())
                .ifPresent(
                        scope -> {
                            if (missed) {
                                // Among what was missed there may have been new folders.
                                missed = false;
                                watchEverything();
                            }
                            listener.changed(scope);
                            commotion.told();
                        });
    }

    /** Stops watching; nothing is told once it has returned, unless the listener called it. */
    @Override
    public void close() throws IOException {
        service.close();
        if (thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            thread.join(JOIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
