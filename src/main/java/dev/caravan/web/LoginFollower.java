package dev.caravan.web;

/** Who shows a person how far a login by QR code is. */
public interface LoginFollower {

    /** A code to scan; after the first it replaces one that has expired. */
    void show(String qrText);

    /** The person has scanned the code and is to confirm on the phone. */
    void scanned();

    /** Asked between all steps; after false the login ends. */
    boolean mayContinue();
}
