package dev.caravan.state.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections of one process to the database: one at a time that writes, and as many that read
 * as there are readers at a time.
 *
 * <p>SQLite lets one writer in at a time, so a second connection for writing would gain nothing but
 * the chance of being refused.
 */
final class Connections implements AutoCloseable {

    private static final int IDLE_READERS = 4;

    private final Path file;
    private final ConnectionSource readers;
    private final Session writer;
    private final ConnectionSource hasty;
    private Optional<Session> hastyWriter = Optional.empty();
    private Session active;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private Optional<Throwable> failedInside = Optional.empty();

    /**
     * @param hasty opens a connection whose commits do not wait for the disk
     */
    Connections(Path file, Session writer, ConnectionSource hasty, ConnectionSource readers) {
        this.file = file;
        this.writer = writer;
        this.hasty = hasty;
        this.readers = readers;
        this.active = writer;
    }

    /**
     * Does all of the work or none of it; inside another write of this thread it becomes part of
     * it.
     */
    <T> T write(Work<T> work) {
        return write(work, () -> writer);
    }

    /**
     * As {@link #write}, but a power cut may undo the last of these, in the order they were made.
     */
    <T> T writeHastily(Work<T> work) {
        return write(work, this::hastyWriter);
    }

    private Session hastyWriter() throws SQLException {
        if (hastyWriter.isEmpty()) {
            hastyWriter = Optional.of(hasty.open());
        }
        return hastyWriter.get();
    }

    private <T> T write(Work<T> work, ConnectionSource session) {
        writing.lock();
        try {
            if (writing.getHoldCount() > 1) {
                return joined(work);
            }
            active = session.open();
            return committed(work);
        } catch (SQLException error) {
            throw SqlTrouble.with(file, error);
        } finally {
            writing.unlock();
        }
    }

    private <T> T joined(Work<T> work) throws SQLException {
        try {
            return work.on(active);
        } catch (SQLException | RuntimeException error) {
            // Half of it may have been done, so the outer write must not be committed either.
            failedInside = Optional.of(error);
            throw error;
        }
    }

    private <T> T committed(Work<T> work) throws SQLException {
        failedInside = Optional.empty();
        active.begin();
        try {
            T result = work.on(active);
            if (failedInside.isPresent()) {
                throw new IllegalStateException(
                        "a write inside this one failed", failedInside.get());
            }
            active.commit();
            return result;
        } catch (SQLException | RuntimeException | Error error) {
            rollBack(error);
            throw error;
        }
    }

    private void rollBack(Throwable error) {
        try {
            active.rollback();
        } catch (SQLException alreadyDone) {
            // SQLite rolls back by itself when the disk is full.
            error.addSuppressed(alreadyDone);
        }
    }

    /** Reads what is committed, or inside a write of this thread also what that has done so far. */
    <T> T read(Work<T> work) {
        try {
            return writing.isHeldByCurrentThread() ? work.on(active) : apart(work);
        } catch (SQLException error) {
            throw SqlTrouble.with(file, error);
        }
    }

    private <T> T apart(Work<T> work) throws SQLException {
        Session known = idle.pollFirst();
        Session session = known == null ? readers.open() : known;
        try {
            return work.on(session);
        } finally {
            if (idle.size() < IDLE_READERS) {
                idle.addFirst(session);
            } else {
                session.close();
            }
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
            if (hastyWriter.isPresent()) {
                hastyWriter.get().close();
            }
            writer.close();
        } catch (SQLException error) {
            throw SqlTrouble.with(file, error);
        } finally {
            writing.unlock();
        }
    }
}
