package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaneOrderTest {

    @Test
    void huge_ones_leave_one_thread_to_the_others() {
        LaneOrder<String> order = order(3, List.of("A", "B", "C"), List.of("1", "2", "3"));

        assertThat(next(order, 4)).isEqualTo("AB12");

        order.hugeLeft();
        assertThat(next(order, 2)).isEqualTo("C3");
        assertThat(order.hasNext()).isFalse();
    }

    @Test
    void where_there_are_no_others_huge_ones_take_every_thread() {
        assertThat(next(order(2, List.of("A", "B", "C"), List.of("1")), 4)).isEqualTo("A1BC");
    }

    @Test
    void on_a_single_thread_the_others_come_first() {
        assertThat(next(order(1, List.of("A", "B"), List.of("1", "2")), 4)).isEqualTo("12AB");
    }

    private static LaneOrder<String> order(int threads, List<String> huge, List<String> others) {
        return new LaneOrder<>(huge.iterator(), others.iterator(), threads);
    }

    private static String next(LaneOrder<String> order, int count) {
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < count; i++) {
            taken.append(order.next());
        }
        return taken.toString();
    }
}
