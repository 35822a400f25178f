package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.ConnectionDropped;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What can happen to the bytes of an answer on their way. */
final class Damage {

    /** Makes of the stream to the client one that does harm. */
    private interface Harm {
        OutputStream on(OutputStream out);
    }

    private Damage() {}

    /** The answer breaks off after so many bytes of its body. */
    static Reply truncated(Reply reply, long bytes) {
        return harmed(reply, out -> new Truncating(out, bytes));
    }

    /** One byte of the body, at that place, is another one. */
    static Reply corrupted(Reply reply, long place) {
        return harmed(reply, out -> new Corrupting(out, place));
    }

    /** Every 64 KiB of the body take so long. */
    static Reply slowed(Reply reply, long millis) {
        return harmed(reply, out -> new Slowing(out, millis));
    }

    static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw stopping();
        }
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw stopping();
        }
    }

    private static IOException stopping() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the simulator stops");
    }

    private static Reply harmed(Reply reply, Harm harm) {
        Content content = reply.content();
        return reply.with(
                new Content() {
                    @Override
                    public long length() {
                        return content.length();
                    }

                    @Override
                    public void writeTo(OutputStream out) throws IOException {
                        content.writeTo(harm.on(out));
                    }
                });
    }

    private static final class Truncating extends FilterOutputStream {
        private long left;

        Truncating(OutputStream out, long left) {
            super(out);
            this.left = left;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int most = (int) Math.min(length, left);
            out.write(bytes, offset, most);
            left -= most;
            if (most < length) {
                throw new ConnectionDropped();
            }
        }
    }

    private static final class Corrupting extends FilterOutputStream {
        private final long place;
        private long at;

        Corrupting(OutputStream out, long place) {
            super(out);
            this.place = place;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
            if (place >= at && place < at + length) {
                copy[(int) (place - at)] ^= 1;
            }
            at += length;
            out.write(copy, 0, length);
        }
    }

    private static final class Slowing extends FilterOutputStream {
        private static final int STEP = 64 << 10;
        private final long millis;

        Slowing(OutputStream out, long millis) {
            super(out);
            this.millis = millis;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += STEP) {
                pause(millis);
                out.write(bytes, offset + done, Math.min(STEP, length - done));
                out.flush();
            }
        }
    }
}
