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
     * Asked before the first byte and between parts; after false the transfer ends with {@link
     * DriveException.Interrupted} and can be resumed. One that never lets go on allows only uploads
     * of content that the drive already has.
     */
    boolean mayContinue();
}
