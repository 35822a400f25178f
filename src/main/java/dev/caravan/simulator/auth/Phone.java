package dev.caravan.simulator.auth;

import java.util.List;

/** The user's phone with the 115 app, in front of the QR codes. */
public final class Phone {

    private final DeviceCodes codes;

    Phone(DeviceCodes codes) {
        this.codes = codes;
    }

    /** The uids of the codes that could be scanned or confirmed now, oldest first. */
    public List<String> waiting() {
        return codes.waiting();
    }

    public void scan(String uid, String user) {
        codes.move(uid, DeviceCode.State.SCANNED, user);
    }

    public void confirm(String uid, String user) {
        codes.move(uid, DeviceCode.State.CONFIRMED, user);
    }

    public void cancel(String uid) {
        codes.move(uid, DeviceCode.State.CANCELLED, "");
    }

    public void expire(String uid) {
        codes.move(uid, DeviceCode.State.EXPIRED, "");
    }
}
