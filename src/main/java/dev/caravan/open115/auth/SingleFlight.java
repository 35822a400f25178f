package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one thread do what several ask for at the same time, and gives all of them its result. */
final class SingleFlight<T> {

    private final AtomicReference<@Nullable FutureTask<T>> inFlight = new AtomicReference<>();

    /** Runs {@code work}, or waits for the same work that another thread has begun. */
    T run(RefreshLock.Work<T> work) throws DriveException {
        FutureTask<T> own = new FutureTask<>(work::run);
        FutureTask<T> task = inFlight.compareAndExchange(null, own);
        if (task == null) {
            task = own;
            own.run();
            inFlight.set(null);
        }
        return result(task);
    }

    private static <T> T result(FutureTask<T> task) throws DriveException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriveException.Interrupted("was asked to stop while a login was refreshed");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof DriveException drive) {
                throw drive;
            }
            if (cause instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException("a refresh ended in an unexpected way", cause);
        }
    }
}
