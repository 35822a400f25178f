package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.FilePage;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ListFiles.Order;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a file arrived although nobody said so (DR-9): the parent's listing is right before
 * any other look-up (section 3.12).
 */
public final class ParentLook {

    /** The pauses before each look; the storage gives 115 five seconds to answer. */
    private static final List<Duration> PATIENT =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(8));

    /** More pages than the fullest folder has. */
    private static final int MOST_PAGES = 1000;

    private final ListFiles files;
    private final Timing timing;

    public ParentLook(ListFiles files, Timing timing) {
        this.files = files;
        this.timing = timing;
    }

    /** Looks now. */
    Optional<UploadReceipt> once(UploadRequest upload) throws DriveException {
        long offset = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            FilePage page = files.page(upload.parent(), Scope.CHILDREN, Order.NEWEST_FIRST, offset);
            Optional<RemoteItem> found =
                    page.items().stream().filter(item -> isIt(item, upload)).findFirst();
            if (found.isPresent()) {
                return found.map(item -> receipt(item, upload));
            }
            offset += page.received();
            if (page.received() == 0 || offset >= page.count().orElse(0)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Looks several times, because it may still be on its way. */
    Optional<UploadReceipt> patiently(UploadRequest upload) throws DriveException {
        for (Duration pause : PATIENT) {
            timing.sleep(pause);
            Optional<UploadReceipt> found = once(upload);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isIt(RemoteItem item, UploadRequest upload) {
        return item.parent().equals(upload.parent())
                && item.name().equals(upload.name())
                && item.state() == RemoteItem.State.WHOLE
                && item.content().filter(upload.content()::equals).isPresent();
    }

    private static UploadReceipt receipt(RemoteItem item, UploadRequest upload) {
        return new UploadReceipt(
                item.id(),
                item.parent(),
                item.name(),
                item.pickCode().orElse(""),
                upload.content(),
                UploadReceipt.Way.FOUND,
                0);
    }
}
