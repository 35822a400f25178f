package dev.caravan.drive;

/** Follows one transfer and may ask it to stop at the next safe point. */
public interface TransferWatch {

    /** Follows nothing and never stops. */
    TransferWatch NONE =
            new TransferWatch() {
                @Override
                public void moved(long bytes) {}

                @Override
                public boolean mayContinue() {
                    return true;
                }
            };

    /** {@code bytes} more have travelled. */
    void moved(long bytes);

    /**
     * Returns when a few more bytes may travel; where there is a rate to keep it waits here.
     *
     * @throws DriveException.Interrupted when the transfer has to stop instead
     */
    default void admit(int bytes) throws DriveException.Interrupted {}

    /**
     * A request begins on behalf of the transfer.
     *
     * @param cut ends it at once, as if the connection broke
     */
    default void requesting(Runnable cut) {}

    /** The request is over, with its answer read or without. */
    default void requested() {}

    /**
     * Asked before the first byte and between parts; after false the transfer ends with {@link
     * DriveException.Interrupted} and can be resumed. One that never lets go on allows only uploads
     * of content that the drive already has.
     */
    boolean mayContinue();
}
