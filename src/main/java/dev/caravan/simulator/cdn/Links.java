package dev.caravan.simulator.cdn;

import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes download links and judges those that come back; nothing about them is kept. */
public final class Links {

    private final Seal seal;
    private final Switches switches;
    private final SimulatedClock clock;

    public Links(Seal seal, Switches switches, SimulatedClock clock) {
        this.seal = seal;
        this.switches = switches;
        this.clock = clock;
    }

    /** The path and query of a link for one file, one user and one User-Agent. */
    public String make(Item file, String user, String agent) {
        long until = clock.seconds() + switches.of(ServiceSwitch.LINK_LIFE).toSeconds();
        boolean bound = switches.of(ServiceSwitch.AGENT_BOUND);
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String open =
                "/cdn/%s/%d/%s?t=%d&u=%s&c=%d&f=%s"
                        .formatted(
                                file.sha1(),
                                file.id(),
                                name,
                                until,
                                user,
                                switches.of(ServiceSwitch.CONNECTIONS),
                                bound ? "1" : "");
        return open + "&s=" + mark(file.sha1(), until, user, bound ? agent : "");
    }

    /** Whether the link is one of ours, in time, and used by the program it was made for. */
    boolean isGood(Request request) {
        Parameters query = request.query();
        long until = query.number("t", 0);
        String agent = query.text("f").equals("1") ? request.header("user-agent") : "";
        return until > clock.seconds()
                && mark(sha1(request), until, query.text("u"), agent).equals(query.text("s"));
    }

    static String sha1(Request request) {
        return request.path().split("/", 4)[2];
    }

    private String mark(String sha1, long until, String user, String agent) {
        return seal.of("link " + sha1 + " " + until + " " + user + " " + agent);
    }
}
