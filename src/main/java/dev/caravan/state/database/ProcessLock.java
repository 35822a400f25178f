package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one process holds until it closes it or ends, however it ends.
 *
 * <p>The system keeps it, not the file: what a killed process leaves behind locks nobody out.
 */
public final class ProcessLock implements AutoCloseable {

    /** Whoever asks for the holder has the lock for a moment; nobody is refused for that. */
    private static final int TRIES = 20;

    private static final long BETWEEN_TRIES = Duration.ofMillis(1).toNanos();

    private final LockFile file;
    private final FileChannel channel;

    private ProcessLock(LockFile file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes this process the one daemon of a state directory.
     *
     * @throws StateException {@link Cause#LOCKED}, naming the process that is
     */
    public static ProcessLock daemon(Path stateDir) {
        return take(daemonFile(stateDir), "the daemon of " + stateDir);
    }

    /**
     * Makes this process the only one that works on a job.
     *
     * @throws StateException {@link Cause#LOCKED}, naming the process that does
     */
    public static ProcessLock job(Path stateDir, String job) {
        return take(jobFile(stateDir, job), "job " + job);
    }

    /** The process that is the daemon now, which may be this one. */
    public static Optional<LockHolder> daemonHolder(Path stateDir) {
        return holder(daemonFile(stateDir));
    }

    /** The process that works on a job now, which may be this one. */
    public static Optional<LockHolder> jobHolder(Path stateDir, String job) {
        return holder(jobFile(stateDir, job));
    }

    /** Takes the lock of a file, waiting for whoever has it. */
    static ProcessLock await(LockFile file) {
        file.permit().acquireUninterruptibly();
        return withPermit(file, FileChannel::lock, "");
    }

    private static ProcessLock take(LockFile file, String what) {
        if (!file.permit().tryAcquire()) {
            throw locked(what, LockHolder.thisProcess());
        }
        return withPermit(file, ProcessLock::tryLock, what);
    }

    private static ProcessLock withPermit(LockFile file, Locking locking, String what) {
        boolean held = false;
        try {
            FileChannel channel = file.open();
            try {
                if (locking.lock(channel) == null) {
                    throw locked(what, LockFile.read(channel));
                }
                LockFile.write(channel, LockHolder.thisProcess());
                held = true;
                return new ProcessLock(file, channel);
            } finally {
                if (!held) {
                    channel.close();
                }
            }
        } catch (IOException error) {
            throw FileTrouble.with(file.path(), error);
        } finally {
            if (!held) {
                file.permit().release();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        for (int tries = 1; lock == null && tries < TRIES; tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES);
            lock = channel.tryLock();
        }
        return lock;
    }

    private static Optional<LockHolder> holder(LockFile file) {
        if (!file.exists()) {
            return Optional.empty();
        }
        if (!file.permit().tryAcquire()) {
            return Optional.of(LockHolder.thisProcess());
        }
        try (FileChannel channel = file.open()) {
            return channel.tryLock() == null
                    ? Optional.of(LockFile.read(channel))
                    : Optional.empty();
        } catch (IOException error) {
            throw FileTrouble.with(file.path(), error);
        } finally {
            file.permit().release();
        }
    }

    private static LockFile daemonFile(Path stateDir) {
        return new LockFile(stateDir.resolve("locks").resolve("daemon.lock"));
    }

    private static LockFile jobFile(Path stateDir, String job) {
        String name = URLEncoder.encode(job, StandardCharsets.UTF_8);
        return new LockFile(stateDir.resolve("locks").resolve("job-" + name + ".lock"));
    }

    private static StateException locked(String what, LockHolder holder) {
        return new StateException(
                Cause.LOCKED, what + " is locked by " + holder, "wait for it or end it", null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException error) {
            throw FileTrouble.with(file.path(), error);
        } finally {
            file.permit().release();
        }
    }

    @FunctionalInterface
    private interface Locking {
        @Nullable FileLock lock(FileChannel channel) throws IOException;
    }
}
