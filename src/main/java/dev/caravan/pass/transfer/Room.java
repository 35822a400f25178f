package dev.caravan.pass.transfer;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.PassRoom;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Upload;

/**
 * Keeps uploads back for which 115 has no room or which the membership does not allow, before
 * anything is read or sent. 115 is asked at most once in a pass, and not at all where a pass is
 * small and nothing speaks against it.
 */
public final class Room {

    private final DriveDirectory drives;
    private final Records records;

    public Room(DriveDirectory drives, Records records) {
        this.drives = drives;
        this.records = records;
    }

    /** Lets an upload go, or says why not; every other operation goes. */
    public void check(Step step) throws DriveException {
        if (!(step.operation() instanceof Upload)) {
            return;
        }
        long size = step.operation().bytes();
        PassRoom room = step.pass().room();
        boolean wasRefused = records.failures().failedFor(step, Cause.QUOTA);
        // Together, so that several transfers ask once and promise no byte twice.
        synchronized (room) {
            if (room.mustAsk(size, wasRefused ? PassRoom.Before.REFUSED : PassRoom.Before.FINE)) {
                room.learn(drives.of(step.account()).orElseThrow().space());
            }
            room.take(step.operation().path().toString(), size);
        }
    }
}
