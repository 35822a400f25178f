package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.DeleteItems;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.client.StorageVerdict;
import dev.caravan.open115.client.UploadAnswer;
import dev.caravan.open115.client.upload.StartOver.Doubt;
import dev.caravan.open115.oss.OssAnswer;
import dev.caravan.open115.pace.Timing;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides whether 115 really holds what was uploaded, and makes the receipt of it. */
public final class Judge {

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(16));

    private final ReadInfo info;
    private final DeleteItems bin;
    private final Timing timing;

    public Judge(ReadInfo info, DeleteItems bin, Timing timing) {
        this.info = info;
        this.bin = bin;
        this.timing = timing;
    }

    /** Of bytes that were sent: the storage hands on 115's verdict. */
    UploadReceipt ofSent(UploadRequest upload, OssAnswer answer, long bytesSent)
            throws DriveException, StartOver {
        if (answer.status() == StorageVerdict.CALLBACK_FAILED) {
            throw new StartOver(notConfirmed(upload), Doubt.MAYBE_THERE);
        }
        StorageVerdict verdict = verdict(upload, answer);
        boolean proven =
                verdict.content().filter(upload.content()::equals).isPresent()
                        && verdict.parent().filter(upload.parent()::equals).isPresent();
        if (proven) {
            String name = verdict.name().isEmpty() ? upload.name() : verdict.name();
            return new UploadReceipt(
                    verdict.id(),
                    upload.parent(),
                    name,
                    verdict.pickCode(),
                    upload.content(),
                    UploadReceipt.Way.SENT,
                    bytesSent);
        }
        return byLook(upload, verdict.id(), verdict.pickCode(), UploadReceipt.Way.SENT, bytesSent);
    }

    /** Of content that 115 says it had: it tells only an id, so the item is looked at. */
    UploadReceipt ofRapid(UploadRequest upload, UploadAnswer.Rapid rapid)
            throws DriveException, StartOver {
        return byLook(upload, rapid.id(), rapid.pickCode(), UploadReceipt.Way.RAPID, 0);
    }

    private StorageVerdict verdict(UploadRequest upload, OssAnswer answer)
            throws DriveException, StartOver {
        try {
            return StorageVerdict.read("upload " + upload.name(), answer.body(), timing.now());
        } catch (DriveException.Transient e) {
            throw new StartOver(e, Doubt.NOT_THERE);
        } catch (DriveException.NotUnderstood e) {
            throw new StartOver(e, Doubt.MAYBE_THERE);
        }
    }

    private UploadReceipt byLook(
            UploadRequest upload,
            RemoteId id,
            String pickCode,
            UploadReceipt.Way way,
            long bytesSent)
            throws DriveException, StartOver {
        Optional<RemoteItem> seen = Optional.empty();
        for (Duration pause : PAUSES) {
            timing.sleep(pause);
            seen = info.of(id).map(ItemInfo::item);
            if (seen.filter(item -> isRight(item, upload)).isPresent()) {
                return receipt(seen.get(), upload, pickCode, way, bytesSent);
            }
        }
        throw wrong(upload, id, seen);
    }

    private static boolean isRight(RemoteItem item, UploadRequest upload) {
        return item.content().filter(upload.content()::equals).isPresent()
                && item.parent().equals(upload.parent());
    }

    /**
     * What to do about an item that is not what was uploaded. Of other content it must not stay
     * under its name; of untold content or at another place it is left alone, and so is not
     * repeated.
     */
    private StartOver wrong(UploadRequest upload, RemoteId id, Optional<RemoteItem> seen)
            throws DriveException {
        Optional<Content> held = seen.flatMap(RemoteItem::content);
        if (seen.isPresent() && held.isEmpty()) {
            throw new DriveException.NotUnderstood(
                    could(upload) + "115 does not say what it holds now", "content", null);
        }
        if (seen.isPresent() && !seen.get().parent().equals(upload.parent())) {
            throw new DriveException.Mismatch(
                    could(upload) + "it went to folder " + seen.get().parent() + " instead",
                    "parent");
        }
        if (seen.isPresent()) {
            bin.from(upload.parent(), List.of(id));
        }
        String shows = held.map(Content::toString).orElse("nothing");
        return new StartOver(
                new DriveException.Mismatch(
                        could(upload)
                                + "115 says it has it, but shows "
                                + shows
                                + " instead of "
                                + upload.content(),
                        "content"),
                Doubt.NOT_THERE);
    }

    private static String could(UploadRequest upload) {
        return "could not upload " + upload.name() + ": ";
    }

    private static DriveException notConfirmed(UploadRequest upload) {
        return new DriveException.Transient(
                "could not upload "
                        + upload.name()
                        + ": it was stored, but 115 did not confirm it; it is tried again later",
                "CallbackFailed",
                null);
    }

    private static UploadReceipt receipt(
            RemoteItem item,
            UploadRequest upload,
            String pickCode,
            UploadReceipt.Way way,
            long bytesSent) {
        return new UploadReceipt(
                item.id(),
                item.parent(),
                item.name(),
                item.pickCode().orElse(pickCode),
                upload.content(),
                way,
                bytesSent);
    }
}
