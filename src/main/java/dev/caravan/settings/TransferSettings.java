package dev.caravan.settings;

/** How files travel; {@code inFlight} is how many at once. */
public record TransferSettings(
        int inFlight, BandwidthSettings bandwidth, RapidUploadSettings rapidUpload) {

    public TransferSettings {
        if (inFlight < 1) {
            throw new IllegalArgumentException("at least one file must be in flight: " + inFlight);
        }
    }
}
