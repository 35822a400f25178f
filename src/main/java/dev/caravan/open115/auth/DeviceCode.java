package dev.caravan.open115.auth;

/**
 * A login that waits for a person to scan it.
 *
 * @param qrText what the QR code says
 */
public record DeviceCode(
        String uid, String time, String sign, String qrText, CodeVerifier verifier) {

    /** Shows neither the signature nor the verifier. */
    @Override
    public String toString() {
        return "DeviceCode[" + uid + "]";
    }
}
