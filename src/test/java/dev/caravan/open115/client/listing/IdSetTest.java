package dev.caravan.open115.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

    @Test
    void it_holds_what_a_set_holds() {
        Random random = new Random(3);
        IdSet ids = new IdSet();
        Set<RemoteId> expected = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            RemoteId id =
                    new RemoteId(
                            i % 3 == 0
                                    ? Long.toUnsignedString(random.nextLong())
                                    : Long.toString(random.nextInt(2000)));
            assertThat(ids.add(id)).isEqualTo(expected.add(id));
        }
        assertThat(ids.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(ids::contains);
        assertThat(ids.contains(new RemoteId("999999999999"))).isFalse();
        assertThat(ids.add(new RemoteId("0"))).isEqualTo(expected.add(new RemoteId("0")));
        assertThat(ids.add(new RemoteId("00"))).isTrue();
    }
}
