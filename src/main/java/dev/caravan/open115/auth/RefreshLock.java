package dev.caravan.open115.auth;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.time.Sleeper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to change the tokens of one account, held by one thread of one process at a time.
 *
 * <p>Its file lies in the state directory, so processes that share tokens share the lock. A lock is
 * held for one question to 115, never while waiting for the next.
 */
public final class RefreshLock {

    private static final Duration POLL = Duration.ofMillis(50);

    /** Longer than one question can take, timeouts included. */
    private static final int POLLS = 3600;

    /** A JVM refuses a second lock on a file it has locked, so its threads queue here first. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final String account;
    private final Sleeper sleeper;

    public RefreshLock(Path stateDirectory, String account, Sleeper sleeper) {
        String name = "refresh-" + URLEncoder.encode(account, StandardCharsets.UTF_8) + ".lock";
        this.file = stateDirectory.toAbsolutePath().normalize().resolve("locks").resolve(name);
        this.account = account;
        this.sleeper = sleeper;
    }

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws DriveException;
    }

    <T> T holding(Work<T> work) throws DriveException {
        ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        // Closing the channel gives the lock back.
        try (FileChannel channel = open()) {
            take(channel);
            return work.run();
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            threads.unlock();
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, ownerOnly());
    }

    /** Who could open it could hold it for ever. */
    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void take(FileChannel channel) throws IOException, DriveException {
        for (int i = 0; i < POLLS; i++) {
            if (channel.tryLock() != null) {
                return;
            }
            nap();
        }
        throw new DriveException.Transient(
                "could not refresh the login of account "
                        + account
                        + ": another process holds "
                        + file
                        + " and does not let go; end it",
                "",
                null);
    }

    private void nap() throws DriveException {
        try {
            sleeper.sleep(POLL);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private DriveException unusable(IOException e) {
        return new DriveException.LocalFile(
                "could not refresh the login of account "
                        + account
                        + ": the lock file "
                        + file
                        + " cannot be used; make the state directory writable",
                Cause.PERMISSION,
                e);
    }

    private DriveException interrupted() {
        Thread.currentThread().interrupt();
        return new DriveException.Interrupted(
                "was asked to stop while waiting for the login of account " + account);
    }
}
