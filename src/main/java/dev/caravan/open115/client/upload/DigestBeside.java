package dev.caravan.open115.client.upload;

import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A digest that another thread computes beside the sending of the same bytes, so that the network
 * does not wait for it.
 */
final class DigestBeside {

    /** So many chunks the digest may be behind. */
    private static final int BEHIND = 8;

    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "part-digest");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final MessageDigest digest;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BEHIND);
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * @param chunk the most bytes that are added at once
     */
    DigestBeside(MessageDigest digest, int chunk) {
        this.digest = digest;
        for (int i = 0; i < BEHIND; i++) {
            free.add(new byte[chunk]);
        }
    }

    /** Adds bytes, which belong to the caller again afterwards. */
    void update(byte[] bytes, int length) throws InterruptedIOException {
        byte[] copy = take();
        System.arraycopy(bytes, 0, copy, 0, length);
        last =
                last.thenRunAsync(
                        () -> {
                            digest.update(copy, 0, length);
                            free.add(copy);
                        },
                        THREADS);
    }

    /** The digest of all that was added; only once. */
    byte[] digest() {
        last.join();
        return digest.digest();
    }

    private byte[] take() throws InterruptedIOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a part was sent");
        }
    }
}
