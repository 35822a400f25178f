package dev.caravan.open115.pace;

import dev.caravan.drive.DriveException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to an account's API: makes callers wait for their turn, and keeps everybody out
 * while the account rests.
 */
public final class CallGate {

    private static final Logger log = LoggerFactory.getLogger(CallGate.class);

    private final String account;
    private final Pace pace;
    private final BudgetLedger ledger;
    private final Timing timing;
    private final CallWindow all;
    private final Map<CallKind, CallWindow> ofKind = new EnumMap<>(CallKind.class);
    private final Object lock = new Object();
    private volatile boolean recovering;

    public CallGate(String account, Limits limits, BudgetLedger ledger, Timing timing) {
        this.account = account;
        this.pace = new Pace(limits);
        this.ledger = ledger;
        this.timing = timing;
        this.all = new CallWindow(limits.requestsPerSecond());
        ofKind.put(CallKind.WRITE, new CallWindow(limits.writesPerSecond()));
        ofKind.put(CallKind.LINK, new CallWindow(limits.linksPerSecond()));
    }

    /** A call that is under way; closed when its answer came or will not come. */
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits until a call of that kind may be made.
     *
     * @throws DriveException.Throttled at once when the account rests or the day is used up
     */
    public Permit enter(CallKind kind) throws DriveException {
        return enter(kind, (state, now) -> pace.next(state, kind, now));
    }

    /** Waits for the turn of the one probe that {@link #claimProbe} granted. */
    public Permit enterForProbe() throws DriveException {
        return enter(CallKind.READ, pace::probe);
    }

    /** True for exactly one caller of all processes once the account's rest is over. */
    public boolean claimProbe() {
        AtomicBoolean mine = new AtomicBoolean();
        if (ledger.read(account)
                .filter(state -> Breaker.isProbeDue(state, timing.now()))
                .isEmpty()) {
            return false;
        }
        update(
                state -> {
                    Instant now = timing.now();
                    mine.set(Breaker.isProbeDue(state, now));
                    return mine.get() ? Breaker.probing(state, now) : state;
                });
        return mine.get();
    }

    /** Begins or prolongs the account's rest and returns what to throw. */
    public DriveException.Throttled rest(Rest rest) {
        BudgetState after =
                update(
                        state ->
                                Breaker.refused(
                                        state, rest, timing.random().nextDouble(), timing.now()));
        Instant until = after.pausedUntil().orElse(timing.now());
        log.warn(
                "account rests account={} until={} pauses={} code={}",
                account,
                until,
                after.pauses(),
                rest.code());
        return throttled(rest.reason(), rest.code(), until);
    }

    /** The probe was answered: the account may be called again. */
    public void open() {
        update(Breaker::open);
        log.info("account may be called again account={}", account);
    }

    /** The probe got no answer: it is repeated soon. */
    public void probeLost() {
        update(state -> Breaker.probeLost(state, timing.now()));
    }

    /** An ordinary call went through: the next rest, if any, is a short one again. */
    public void passed() {
        if (recovering) {
            recovering = false;
            update(Breaker::passed);
        }
    }

    private Permit enter(CallKind kind, Rule rule) throws DriveException {
        while (true) {
            Duration wait;
            synchronized (lock) {
                wait = waitBefore(kind);
                if (wait.isZero()) {
                    Turn turn = turn(rule);
                    if (turn instanceof Turn.Go) {
                        return begin(kind);
                    }
                    wait = waitOrThrow(turn);
                }
            }
            timing.sleep(wait);
        }
    }

    private Duration waitBefore(CallKind kind) {
        Instant now = timing.now();
        Duration wait = all.waitBefore(now);
        CallWindow window = ofKind.get(kind);
        if (window == null) {
            return wait;
        }
        Duration forKind = window.waitBefore(now);
        return wait.compareTo(forKind) > 0 ? wait : forKind;
    }

    private Turn turn(Rule rule) {
        Turn[] taken = {new Turn.Wait(Duration.ZERO)};
        BudgetState after =
                update(
                        state -> {
                            Turn turn = rule.decide(state, timing.now());
                            taken[0] = turn;
                            return turn instanceof Turn.Go go ? go.after() : state;
                        });
        recovering = after.pauses() > 0;
        return taken[0];
    }

    private static Duration waitOrThrow(Turn turn) throws DriveException {
        if (turn instanceof Turn.Wait wait) {
            return wait.time();
        }
        if (turn instanceof Turn.Paused paused) {
            throw throttled(paused.reason(), "resting", paused.until());
        }
        if (turn instanceof Turn.DayUsed day) {
            throw throttled("today's budget of calls is used up", "day-budget", day.until());
        }
        throw new AssertionError("no case for " + turn);
    }

    private Permit begin(CallKind kind) {
        Instant now = timing.now();
        List<CallWindow.Call> calls = new ArrayList<>(List.of(all.begin(now)));
        CallWindow window = ofKind.get(kind);
        if (window != null) {
            calls.add(window.begin(now));
        }
        return () -> {
            synchronized (lock) {
                calls.forEach(call -> call.end(timing.now()));
            }
        };
    }

    private BudgetState update(UnaryOperator<BudgetState> change) {
        return ledger.update(
                account, known -> change.apply(known.orElseGet(() -> pace.fresh(timing.now()))));
    }

    private static DriveException.Throttled throttled(String why, String code, Instant until) {
        return new DriveException.Throttled(
                "115 is not called before " + until + ": " + why, code, until);
    }

    private interface Rule {
        Turn decide(BudgetState state, Instant now);
    }
}
