package dev.caravan.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.pass.running.Passes;
import dev.caravan.pass.running.RunningPass;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallCountsTest {

    private final AtomicLong today = new AtomicLong(800);
    private final CallCounts counts = new CallCounts(account -> today.get());

    @Test
    void a_pass_counts_the_calls_since_its_beginning() {
        RunningPass pass = Passes.running("photos", 1);
        counts.begin(pass);
        today.set(812);
        assertThat(counts.since(pass)).isEqualTo(12);
    }

    @Test
    void a_pass_over_the_midnight_of_115_counts_no_less_than_nothing() {
        RunningPass pass = Passes.running("photos", 1);
        counts.begin(pass);
        today.set(5);
        assertThat(counts.since(pass)).isEqualTo(5);
    }
}
