package dev.caravan.simulator.admin;

import dev.caravan.simulator.auth.Authorizations;
import dev.caravan.simulator.auth.Phone;
import dev.caravan.simulator.cloud.Cloud;
import dev.caravan.simulator.oss.Credentials;
import dev.caravan.simulator.traffic.Faults;
import dev.caravan.simulator.traffic.Gates;
import dev.caravan.simulator.traffic.RequestLog;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;

/** Everything that the administration can get hold of. */
public record Admin(
        Cloud cloud,
        Authorizations authorizations,
        Credentials credentials,
        Phone phone,
        SimulatedClock clock,
        Switches switches,
        RequestLog log,
        Gates gates,
        Faults faults,
        Runnable forgetLimits,
        String user,
        String app) {

    OtherClient client(String of) {
        return new OtherClient(cloud.require(of), cloud.contents());
    }
}
