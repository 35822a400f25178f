package dev.caravan.simulator.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.AuthSwitch;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All authorizations, and the rules by which their tokens live, rotate and die. */
public final class Authorizations {

    private static final String PREFIX = "grant/";

    private final Ledger ledger;
    private final Switches switches;
    private final SimulatedClock clock;
    private final Ids ids;
    private final Seal seal;
    private final Map<String, Grant> grants = new TreeMap<>();

    public Authorizations(
            Ledger ledger, Switches switches, SimulatedClock clock, Ids ids, Seal seal) {
        this.ledger = ledger;
        this.switches = switches;
        this.clock = clock;
        this.ids = ids;
        this.seal = seal;
        ledger.take(PREFIX).forEach((id, record) -> grants.put(id, read(record)));
    }

    /** Lets the app in; when that is one too many, the user's oldest authorization of it ends. */
    public synchronized TokenPair authorize(String user, String app) {
        List<Grant> before =
                grants.values().stream()
                        .filter(each -> each.user().equals(user) && each.app().equals(app))
                        .filter(each -> !each.revoked())
                        .sorted(Comparator.comparing(Grant::id))
                        .toList();
        long surplus = before.size() + 1 - switches.of(AuthSwitch.MAX_AUTHORIZATIONS);
        before.stream().limit(Math.max(0, surplus)).map(Grant::withdrawn).forEach(this::put);
        Grant grant =
                new Grant(
                        Long.toString(ids.next()),
                        user,
                        app,
                        clock.millis(),
                        1,
                        0,
                        accessUntil(),
                        false,
                        Map.of());
        put(grant);
        return pair(grant);
    }

    /** Exchanges a refresh token for the next pair; both old tokens are dead at once. */
    public synchronized TokenPair refresh(String refreshToken) {
        Token token =
                Token.read(
                        seal,
                        "rt",
                        refreshToken,
                        new Refused(40140114, "refresh token format error"),
                        new Refused(40140115, "refresh token signature error"));
        Grant grant = grants.get(token.grant());
        if (grant == null) {
            throw new Refused(40140116, "no auth");
        }
        checkApp();
        checkAlive(grant, token);
        if (token.number() < grant.serial()) {
            return pair(grant);
        }
        long wait = grant.refreshed() + switches.of(AuthSwitch.REFRESH_GAP).toMillis();
        if (grant.refreshed() > 0 && clock.millis() < wait) {
            throw new Refused(40140117, "access token refresh too frequently");
        }
        Grant next = grant.rotated(clock.millis(), accessUntil());
        put(next);
        return pair(next);
    }

    /** The authorization behind an access token that is good now. */
    public synchronized Grant check(String accessToken) {
        Token token =
                Token.read(
                        seal,
                        "at",
                        accessToken,
                        new Refused(40140123, "access token format error"),
                        new Refused(40140124, "access token signature error"));
        Grant grant = grants.get(token.grant());
        if (grant == null || grant.revoked()) {
            throw new Refused(40140116, "no auth");
        }
        checkApp();
        if (token.number() != grant.serial() && !inGrace(grant, token)) {
            throw new Refused(
                    switches.of(AuthSwitch.STALE_ACCESS_CODE), "access token check error");
        }
        if (grant.accessUntil() <= clock.millis()) {
            throw new Refused(40140125, "access token is invalid");
        }
        return grant;
    }

    /** The user takes back every authorization. */
    public synchronized void revoke(String user) {
        change(user, Grant::withdrawn);
    }

    public synchronized void expireAccess(String user) {
        change(user, each -> each.accessUntil(clock.millis()));
    }

    /** Expires the one access token in a header, when it is one that counts. */
    public synchronized void expireAccessToken(String bearer) {
        try {
            put(check(bearer.replaceFirst("^Bearer ", "")).accessUntil(clock.millis()));
        } catch (Refused e) {
            // A token that does not count any more cannot expire either.
            return;
        }
    }

    /** Makes the authorizations of the user as old as their refresh tokens may get. */
    public synchronized void expireRefresh(String user) {
        long past = clock.millis() - switches.of(AuthSwitch.REFRESH_LIFE).toMillis();
        change(user, each -> each.authorizedAt(past));
    }

    public synchronized List<Grant> all() {
        return List.copyOf(grants.values());
    }

    private void checkApp() {
        long code = switches.of(AuthSwitch.APP_CODE);
        if (code != 0) {
            throw new Refused(code, "the app cannot be used");
        }
    }

    private void checkAlive(Grant grant, Token token) {
        int failures = grant.failures().getOrDefault(token.number(), 0);
        if (failures >= switches.of(AuthSwitch.STALE_TRIES)) {
            throw new Refused(
                    40140137, "refresh token is permanently invalid, please stop retrying");
        }
        long life = switches.of(AuthSwitch.REFRESH_LIFE).toMillis();
        if (grant.revoked()) {
            fail(grant, token, 40140116, "refresh token is invalid (no auth)");
        }
        if (grant.authorized() + life <= clock.millis()) {
            fail(grant, token, 40140119, "refresh token expired");
        }
        if (token.number() != grant.serial() && !inGrace(grant, token)) {
            fail(grant, token, 40140120, "refresh token error");
        }
    }

    private void fail(Grant grant, Token token, long code, String message) {
        put(grant.failed(token.number()));
        throw new Refused(code, message);
    }

    private boolean inGrace(Grant grant, Token token) {
        long until = grant.refreshed() + switches.of(AuthSwitch.ROTATION_GRACE).toMillis();
        return token.number() == grant.serial() - 1 && clock.millis() < until;
    }

    private long accessUntil() {
        return clock.millis() + switches.of(AuthSwitch.ACCESS_LIFE).toMillis();
    }

    private TokenPair pair(Grant grant) {
        return new TokenPair(
                Token.issue(seal, "at", grant.id(), grant.serial()),
                Token.issue(seal, "rt", grant.id(), grant.serial()),
                Math.max(0, (grant.accessUntil() - clock.millis() + 999) / 1000));
    }

    private void change(String user, UnaryOperator<Grant> change) {
        all().stream().filter(each -> each.user().equals(user)).map(change).forEach(this::put);
    }

    private void put(Grant grant) {
        ledger.put(PREFIX + grant.id(), grant);
        grants.put(grant.id(), grant);
    }

    private static Grant read(JsonNode record) {
        return Json.as(record, Grant.class);
    }
}
