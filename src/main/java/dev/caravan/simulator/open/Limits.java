package dev.caravan.simulator.open;

import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many calls an app may make for a user. */
final class Limits {

    private static final long DAY = 24L * 60 * 60 * 1000;

    /** The state of one app and user. */
    private static final class Budget {
        private double tokens;
        private long filled;
        private long day;
        private long today;
        private long blockedUntil;
        private long block;
    }

    private final Switches switches;
    private final SimulatedClock clock;
    private final Map<String, Budget> budgets = new HashMap<>();

    Limits(Switches switches, SimulatedClock clock) {
        this.switches = switches;
        this.clock = clock;
    }

    /** Counts a call; the answer is there when the call comes to nothing. */
    synchronized Optional<Reply> count(String who, String path) {
        long now = clock.millis();
        Budget budget = budgets.computeIfAbsent(who, any -> fresh(now));
        if (now < budget.blockedUntil) {
            if (switches.of(ServiceSwitch.BLOCK_GROWS)) {
                budget.block *= 2;
                budget.blockedUntil = now + budget.block;
            }
            return Optional.of(reply(budget, now, path));
        }
        if (isWithin(budget, now)) {
            return Optional.empty();
        }
        budget.block = switches.of(ServiceSwitch.BLOCK).toMillis();
        budget.blockedUntil = now + budget.block;
        return Optional.of(reply(budget, now, path));
    }

    synchronized void forget() {
        budgets.clear();
    }

    private boolean isWithin(Budget budget, long now) {
        long perDay = switches.of(ServiceSwitch.PER_DAY);
        if (budget.day != now / DAY) {
            budget.day = now / DAY;
            budget.today = 0;
        }
        budget.today++;
        if (perDay > 0 && budget.today > perDay) {
            return false;
        }
        long perSecond = switches.of(ServiceSwitch.PER_SECOND);
        if (perSecond == 0) {
            return true;
        }
        double more = (now - budget.filled) * perSecond / 1000.0;
        budget.tokens = Math.min(switches.of(ServiceSwitch.BURST), budget.tokens + more);
        budget.filled = now;
        if (budget.tokens < 1) {
            return false;
        }
        budget.tokens--;
        return true;
    }

    private Budget fresh(long now) {
        Budget budget = new Budget();
        budget.tokens = switches.of(ServiceSwitch.BURST);
        budget.filled = now;
        return budget;
    }

    private Reply reply(Budget budget, long now, String path) {
        long seconds = Math.max(1, (budget.blockedUntil - now) / 1000);
        return Throttling.reply(switches.of(ServiceSwitch.THROTTLE), path, seconds);
    }
}
