package dev.caravan.simulator.auth;

import java.util.Map;
import java.util.TreeMap;

/**
 * One authorization: a user let an app in, and which of its token pairs counts now.
 *
 * @param serial the number of the pair that counts
 * @param refreshed the millisecond of the last refresh, or 0
 * @param failures for a dead refresh token's number, how often it was tried
 */
public record Grant(
        String id,
        String user,
        String app,
        long authorized,
        long serial,
        long refreshed,
        long accessUntil,
        boolean revoked,
        Map<Long, Integer> failures) {

    public Grant {
        failures = new TreeMap<>(failures);
    }

    Grant rotated(long now, long until) {
        return new Grant(id, user, app, authorized, serial + 1, now, until, revoked, failures);
    }

    Grant withdrawn() {
        return new Grant(id, user, app, authorized, serial, refreshed, accessUntil, true, failures);
    }

    Grant accessUntil(long until) {
        return new Grant(id, user, app, authorized, serial, refreshed, until, revoked, failures);
    }

    Grant authorizedAt(long moment) {
        return new Grant(id, user, app, moment, serial, refreshed, accessUntil, revoked, failures);
    }

    Grant failed(long number) {
        Map<Long, Integer> more = new TreeMap<>(failures);
        more.merge(number, 1, Integer::sum);
        return new Grant(id, user, app, authorized, serial, refreshed, accessUntil, revoked, more);
    }
}
