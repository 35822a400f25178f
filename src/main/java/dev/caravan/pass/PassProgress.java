package dev.caravan.pass;

/** Follows a pass while it runs, to be drawn for a person; called from several threads. */
public interface PassProgress {

    /** Follows nothing. */
    PassProgress NONE = new PassProgress() {};

    /** One phase begins: looking, hashing, planning, working. */
    default void phase(String job, Phase phase) {}

    /** The plan stands: this many operations, and this many bytes to carry. */
    default void planned(String job, long operations, long bytes) {}

    /** {@code bytes} more have travelled. */
    default void carried(String job, long bytes) {}

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
