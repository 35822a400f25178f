package dev.caravan.status;

import dev.caravan.state.PassCounts;
import dev.caravan.state.PassRecord;

/** A pass on record as the documents show it. */
public final class PassView {

    private PassView() {}

    public static StatusDocument.Pass of(PassRecord pass) {
        PassCounts counts = pass.counts();
        return new StatusDocument.Pass(
                pass.id(),
                Times.text(pass.started()),
                Times.text(pass.ended()),
                pass.result().map(result -> result.word()).orElse(null),
                pass.trigger(),
                counts.files(),
                counts.bytes(),
                counts.uploaded(),
                counts.rapid(),
                counts.downloaded(),
                counts.moved(),
                counts.trashed(),
                counts.conflicts(),
                counts.failed(),
                counts.skipped(),
                counts.held(),
                counts.apiCalls(),
                counts.rapidBytes());
    }
}
