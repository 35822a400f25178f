package dev.caravan.open115.auth;

/** Where a person follows a device login. */
public interface LoginScreen {

    /** A code to scan; after the first it replaces one that has expired. */
    void show(DeviceCode code);

    /** The person has scanned the code and is to confirm on the phone. */
    void scanned();

    /** Asked between all steps; after false the login ends. */
    boolean mayContinue();
}
