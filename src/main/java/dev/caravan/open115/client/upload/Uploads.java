package dev.caravan.open115.client.upload;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.ReadUser;
import dev.caravan.open115.client.ResumeUpload;
import dev.caravan.open115.client.StorageTarget;
import dev.caravan.open115.client.UploadAnswer;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.upload.StartOver.Doubt;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings files to 115 (section 4): the wish, then the bytes if it wants them, and always a proof
 * that exactly one right file is there.
 */
public final class Uploads {

    private static final int ATTEMPTS = 3;

    /** Whoever paused longer begins anew; nobody knows how long 115 keeps a begun upload. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(6);

    /** Every membership may upload files of this size. */
    private static final long ALWAYS_ALLOWED = 5L << 30;

    private final String account;
    private final Wish wish;
    private final ResumeUpload resume;
    private final SinglePut single;
    private final PartByPart parts;
    private final Abandonment abandonment;
    private final PartSizes sizes;
    private final UploadSessions sessions;
    private final ParentLook look;
    private final Judge judge;
    private final ReadUser user;
    private final Timing timing;
    private final AtomicLong tidied = new AtomicLong();

    public Uploads(
            String account,
            Wish wish,
            ResumeUpload resume,
            SinglePut single,
            PartByPart parts,
            Abandonment abandonment,
            PartSizes sizes,
            UploadSessions sessions,
            ParentLook look,
            Judge judge,
            ReadUser user,
            Timing timing) {
        this.account = account;
        this.wish = wish;
        this.resume = resume;
        this.single = single;
        this.parts = parts;
        this.abandonment = abandonment;
        this.sizes = sizes;
        this.sessions = sessions;
        this.look = look;
        this.judge = judge;
        this.user = user;
        this.timing = timing;
    }

    public UploadReceipt upload(UploadRequest upload) throws DriveException {
        Trouble.requireUnchanged(upload);
        refuseTooLarge(upload);
        abandonForgotten();
        for (int attempts = 1; ; attempts++) {
            StartOver failed;
            try {
                return attempt(upload);
            } catch (StartOver e) {
                failed = e;
            }
            Optional<UploadReceipt> found =
                    failed.doubt() == Doubt.MAYBE_THERE ? look.patiently(upload) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
            if (attempts == ATTEMPTS) {
                throw failed.why();
            }
            timing.sleep(timing.upTo(Duration.ofSeconds(2L << attempts)));
            Trouble.requireUnchanged(upload);
        }
    }

    /**
     * Gives up what nobody went on with for too long: its file is gone, was moved or has changed.
     * Looked for now and then, because the storage keeps what is not given up.
     */
    private void abandonForgotten() {
        long now = timing.now().toEpochMilli();
        long before = tidied.get();
        if (now < before + BETWEEN_TIDYINGS.toMillis() || !tidied.compareAndSet(before, now)) {
            return;
        }
        sessions.all(account).stream().filter(this::isForgotten).forEach(abandonment::of);
    }

    private boolean isForgotten(UploadSession session) {
        return !timing.now().isBefore(session.started().plus(LONGEST_PAUSE));
    }

    private UploadReceipt attempt(UploadRequest upload) throws DriveException, StartOver {
        Optional<UploadSession> begun = begun(upload);
        if (begun.isPresent()) {
            Optional<StorageTarget> target = resume.of(begun.get());
            if (target.filter(same -> isSamePlace(same, begun.get())).isPresent()) {
                return parts.finish(upload, parts.reconciled(upload, begun.get()), target.get());
            }
            abandonment.of(begun.get());
        }
        UploadAnswer answer = wish(upload);
        if (answer instanceof UploadAnswer.Rapid rapid) {
            return judge.ofRapid(upload, rapid);
        }
        if (answer instanceof UploadAnswer.Send send) {
            return send(upload, send.target());
        }
        throw new AssertionError("no case for " + answer);
    }

    /** A lost answer may have been "done": the file is looked for before anything is repeated. */
    private UploadAnswer wish(UploadRequest upload) throws DriveException, StartOver {
        try {
            return wish.make(upload);
        } catch (DriveException.Transient e) {
            throw new StartOver(
                    e, e.code().equals("not-sent") ? Doubt.NOT_THERE : Doubt.MAYBE_THERE);
        } catch (DriveException.NotUnderstood e) {
            throw new StartOver(e, Doubt.MAYBE_THERE);
        }
    }

    private UploadReceipt send(UploadRequest upload, StorageTarget target)
            throws DriveException, StartOver {
        requireMayContinue(upload);
        long size = upload.content().size();
        if (sizes.isOnePiece(size)) {
            return single.send(upload, target);
        }
        UploadSession session =
                new UploadSession(
                        account,
                        upload.key(),
                        upload.content(),
                        upload.parent(),
                        upload.name(),
                        target.pickCode(),
                        target.bucket(),
                        target.object(),
                        parts.initiate(upload, target),
                        sizes.partSize(size),
                        List.of(),
                        timing.now());
        sessions.save(session);
        return parts.finish(upload, session, target);
    }

    private static void requireMayContinue(UploadRequest upload) throws DriveException {
        if (!upload.watch().mayContinue()) {
            throw new DriveException.Interrupted(
                    "the upload of " + upload.name() + " was stopped before it began");
        }
    }

    /** The upload that an earlier attempt began, if it is still one of the very same file. */
    private Optional<UploadSession> begun(UploadRequest upload) {
        Optional<UploadSession> known = sessions.find(account, upload.key());
        Optional<UploadSession> usable = known.filter(session -> isSameUpload(session, upload));
        if (known.isPresent() && usable.isEmpty()) {
            abandonment.of(known.get());
        }
        return usable;
    }

    private boolean isSameUpload(UploadSession session, UploadRequest upload) {
        return session.content().equals(upload.content())
                && session.parent().equals(upload.parent())
                && session.name().equals(upload.name())
                && !isForgotten(session);
    }

    private static boolean isSamePlace(StorageTarget target, UploadSession session) {
        return target.bucket().equals(session.bucket()) && target.object().equals(session.object());
    }

    private void refuseTooLarge(UploadRequest upload) throws DriveException {
        long size = upload.content().size();
        if (size <= ALWAYS_ALLOWED) {
            return;
        }
        Space space = user.space();
        if (space.maxFileSize().isPresent() && size > space.maxFileSize().getAsLong()) {
            throw new DriveException.Refused(
                    "could not upload "
                            + upload.name()
                            + ": it has "
                            + size
                            + " bytes, the membership "
                            + space.level()
                            + " allows "
                            + space.maxFileSize().getAsLong(),
                    "",
                    Cause.TOO_LARGE);
        }
    }
}
