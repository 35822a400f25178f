package dev.caravan.open115.client;

/** The roles that hosts of 115 play (section 1.1 of the API document). */
public enum Host {
    /** Files, upload control and user; wants a bearer token. */
    API,
    /** Authorization; never sees a bearer token. */
    PASSPORT,
    /** The long poll for the QR code's state. */
    QRCODE
}
