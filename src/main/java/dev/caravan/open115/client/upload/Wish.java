package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.BeginUpload;
import dev.caravan.open115.client.LocalFault;
import dev.caravan.open115.client.UploadAnswer;
import dev.caravan.open115.client.UploadAnswer.Prove;
import dev.caravan.tree.Sha1;
import java.io.IOException;

/** The dialogue with 115 that precedes every upload, with as many proofs as it asks for. */
public final class Wish {

    private static final int MOST_PROOFS = 4;

    private final BeginUpload begin;

    public Wish(BeginUpload begin) {
        this.begin = begin;
    }

    /** Either {@link UploadAnswer.Rapid} or {@link UploadAnswer.Send}. */
    UploadAnswer make(UploadRequest upload) throws DriveException {
        UploadAnswer answer = begin.ask(upload);
        for (int proofs = 0; answer instanceof Prove asked; proofs++) {
            if (proofs == MOST_PROOFS) {
                throw new DriveException.Mismatch(
                        "could not upload "
                                + upload.name()
                                + ": 115 accepts no proof that we have the content",
                        "701");
            }
            answer = begin.ask(upload, asked, proof(upload, asked));
        }
        return answer;
    }

    private static Sha1 proof(UploadRequest upload, Prove asked) throws DriveException {
        SourceRange range =
                new SourceRange(upload, asked.first(), asked.last() - asked.first() + 1);
        try {
            return Sha1.of(range.digest("SHA-1"));
        } catch (SourceException e) {
            throw LocalFault.reading("upload " + upload.name(), e.reason());
        } catch (IOException e) {
            throw LocalFault.reading("upload " + upload.name(), e);
        }
    }
}
