package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.FolderLooks.Seen;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/** Looks at a folder every now and then, and sends one message when something in it changed. */
final class Open115Consumer extends ScheduledPollConsumer {

    private final Open115Configuration options;
    private final DriveChoice choice;
    private final LookMemory memory;
    private final FolderLooks looks;

    Open115Consumer(
            Open115Endpoint endpoint, Processor processor, LookMemory memory, InstantSource time) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
        this.choice = new DriveChoice(options, endpoint.getComponent());
        this.memory = memory;
        this.looks = new FolderLooks(options, time);
    }

    @Override
    protected int poll() throws Exception {
        Optional<Look> last = memory.last();
        Optional<Seen> seen = look(last);
        if (seen.isEmpty()) {
            return 0;
        }
        Look now = seen.get().look();
        List<RemoteChange> changes = changes(last, now);
        if (changes.isEmpty()) {
            memory.remember(now);
            return 0;
        }
        return send(changes, seen.get());
    }

    private List<RemoteChange> changes(Optional<Look> last, Look now) {
        if (last.isPresent()) {
            return RemoteChanges.between(last.get(), now);
        }
        return switch (options.getFirst()) {
            case remember -> List.of();
            case send -> RemoteChanges.between(now.emptied(), now);
        };
    }

    private Optional<Seen> look(Optional<Look> last) throws DriveException {
        Drive drive = choice.of(Optional.ofNullable(options.getAccount()));
        try {
            return looks.look(drive, last);
        } catch (DriveException e) {
            if (isRunAllowed()) {
                throw e;
            }
            // Camel interrupts a look when the route stops, which is no failure of anything.
            return Optional.empty();
        }
    }

    /** What was sent in vain is sent again: it is remembered only when the route went through. */
    private int send(List<RemoteChange> changes, Seen seen) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            ChangesMessage.of(changes, seen).writeTo(exchange);
            getProcessor().process(exchange);
            if (exchange.getException() == null) {
                memory.remember(seen.look());
                return 1;
            }
            getExceptionHandler()
                    .handleException(
                            "Error processing exchange", exchange, exchange.getException());
            return 0;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
