package dev.caravan.open115.client.drive;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;

/** Tells the watch of a transfer of every request that is made on its behalf. */
final class TransferCalls implements EventListener.Factory {

    private final ThreadLocal<Optional<TransferWatch>> present =
            ThreadLocal.withInitial(Optional::empty);

    /** What a thread does for a transfer. */
    interface Work<T> {
        T run() throws DriveException;
    }

    /** Everything that this thread asks for during the work is asked on behalf of a transfer. */
    <T> T of(TransferWatch watch, Work<T> work) throws DriveException {
        present.set(Optional.of(watch));
        try {
            return work.run();
        } finally {
            present.remove();
        }
    }

    @Override
    public EventListener create(Call call) {
        return present.get().<EventListener>map(Listener::new).orElse(EventListener.NONE);
    }

    private static final class Listener extends EventListener {
        private final TransferWatch watch;

        private Listener(TransferWatch watch) {
            this.watch = watch;
        }

        @Override
        public void callStart(Call call) {
            watch.requesting(call::cancel);
        }

        @Override
        public void callEnd(Call call) {
            watch.requested();
        }

        @Override
        public void callFailed(Call call, IOException failure) {
            watch.requested();
        }
    }
}
