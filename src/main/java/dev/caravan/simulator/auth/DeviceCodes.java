package dev.caravan.simulator.auth;

import dev.caravan.simulator.world.AuthSwitch;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The QR codes that wait for a phone. */
final class DeviceCodes {

    private final Switches switches;
    private final SimulatedClock clock;
    private final Ids ids;
    private final Map<String, DeviceCode> codes = new LinkedHashMap<>();

    DeviceCodes(Switches switches, SimulatedClock clock, Ids ids) {
        this.switches = switches;
        this.clock = clock;
        this.ids = ids;
        clock.onJump(this::wakePolls);
    }

    synchronized DeviceCode open(String app, String challenge, String method) {
        long life = switches.of(AuthSwitch.QR_LIFE).toMillis();
        DeviceCode code =
                new DeviceCode(
                        ids.hex(40),
                        app,
                        challenge,
                        method,
                        clock.seconds(),
                        clock.millis() + life);
        codes.put(code.uid(), code);
        return code;
    }

    synchronized DeviceCode require(String uid) {
        DeviceCode code = codes.get(uid);
        if (code == null) {
            throw new Refused(40199002, "key invalid");
        }
        return code;
    }

    synchronized List<String> waiting() {
        return codes.values().stream()
                .filter(
                        each ->
                                each.state() == DeviceCode.State.WAITING
                                        || each.state() == DeviceCode.State.SCANNED)
                .map(DeviceCode::uid)
                .toList();
    }

    synchronized void move(String uid, DeviceCode.State state, String user) {
        require(uid).become(state, user);
        notifyAll();
    }

    synchronized void remove(DeviceCode code) {
        codes.remove(code.uid());
    }

    /** Holds the call until there is news, or for as long as 115 holds such calls. */
    synchronized DeviceCode.State poll(DeviceCode code) throws InterruptedException {
        long until = System.nanoTime() + switches.of(AuthSwitch.QR_HOLD).toNanos();
        while (!code.hasNews(clock.millis())) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return code.tell();
    }

    private synchronized void wakePolls() {
        notifyAll();
    }
}
