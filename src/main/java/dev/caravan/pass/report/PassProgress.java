package dev.caravan.pass.report;

/** Follows a pass while it runs, to be drawn for a person; called from several threads. */
public interface PassProgress {

    /** Follows nothing. */
    PassProgress NONE = new PassProgress() {};

    /** One phase begins: looking, hashing, planning, working. */
    default void phase(String job, Phase phase) {}

    /** The plan stands: this many operations, and this many bytes to carry. */
    default void planned(String job, long operations, long bytes) {}

    /** One operation begins; each that begins also ends. */
    default void operationBegan(String job, String kind, String path) {}

    /** {@code bytes} more have travelled. */
    default void carried(String job, long bytes) {}

    /** {@code bytes} more have come from 115; whoever does not care where from counts them too. */
    default void fetched(String job, long bytes) {
        carried(job, bytes);
    }

    /** One more operation has ended, well or not. */
    default void operationEnded(String job, String kind, String path, boolean well) {}

    default void ended(PassReport report) {}

    /** What a pass is doing. */
    enum Phase {
        LOOKING_LOCALLY,
        LOOKING_AT_115,
        HASHING,
        PLANNING,
        WORKING
    }
}
