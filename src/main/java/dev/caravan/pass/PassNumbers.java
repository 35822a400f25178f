package dev.caravan.pass;

/** The counts of one pass. */
public record PassNumbers(
        long files,
        long bytes,
        long uploaded,
        long rapid,
        long downloaded,
        long moved,
        long trashed,
        long conflicts,
        long failed,
        long skipped,
        long held,
        long bytesSent,
        long apiCalls) {

    public static final PassNumbers NONE = new PassNumbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
