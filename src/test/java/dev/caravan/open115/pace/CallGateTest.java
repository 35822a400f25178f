package dev.caravan.open115.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.drive.DriveException;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallGateTest {

    private final MemoryBudgetLedger ledger = new MemoryBudgetLedger();

    @Test
    void inv_8_the_limit_holds_for_threads_and_processes_together() throws Exception {
        Timing real =
                new Timing(
                        InstantSource.system(),
                        time -> Thread.sleep(time.toMillis() + 1),
                        new Random(1));
        Limits limits = new Limits(20, 20, 20, 1000);
        List<CallGate> processes =
                List.of(
                        new CallGate("main", limits, ledger, real),
                        new CallGate("main", limits, ledger, real));
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            CallGate gate = processes.get(i % 2);
            Callable<Object> call =
                    () -> {
                        try (CallGate.Permit permit = gate.enter(CallKind.READ)) {
                            return arrivals.add(System.currentTimeMillis());
                        }
                    };
            all.add(threads.submit(call));
        }
        for (Future<Object> each : all) {
            each.get();
        }
        threads.shutdown();

        Collections.sort(arrivals);
        for (int i = 20; i < arrivals.size(); i++) {
            // begins are 50 ms apart; a machine under load may delay a noted arrival a little
            assertThat(arrivals.get(i) - arrivals.get(i - 20)).isGreaterThan(900);
        }
        assertThat(ledger.read("main").orElseThrow().callsToday()).isEqualTo(30);
    }

    @Test
    void only_one_of_many_may_probe() throws Exception {
        ManualTime time = new ManualTime();
        CallGate gate = new CallGate("main", Limits.CAREFUL, ledger, time.timing());
        gate.rest(new Rest("too much", "406", Duration.ZERO, Duration.ZERO, Optional.empty()));
        time.pass(Duration.ofMinutes(3));
        AtomicInteger granted = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            CallGate other = new CallGate("main", Limits.CAREFUL, ledger, time.timing());
            granted.addAndGet(other.claimProbe() ? 1 : 0);
        }

        assertThat(granted).hasValue(1);
        assertThat(catchThrowableOfType(DriveException.class, () -> gate.enter(CallKind.READ)))
                .isInstanceOf(DriveException.Throttled.class);
        gate.enterForProbe().close();
        gate.open();
        gate.enter(CallKind.READ).close();
        gate.passed();
        assertThat(ledger.read("main").orElseThrow().pauses()).isZero();
    }

    @Test
    void a_thread_that_is_asked_to_stop_stops_waiting() {
        ManualTime time = new ManualTime();
        Sleeper interrupted =
                duration -> {
                    throw new InterruptedException();
                };
        CallGate gate =
                new CallGate(
                        "main",
                        Limits.CAREFUL,
                        ledger,
                        new Timing(time, interrupted, new Random()));

        DriveException stopped =
                catchThrowableOfType(
                        DriveException.class,
                        () -> {
                            gate.enter(CallKind.READ).close();
                            gate.enter(CallKind.READ).close();
                        });

        assertThat(stopped).isInstanceOf(DriveException.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
