package dev.caravan.open115.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizesTest {

    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @CsvSource({"17, 16", "147456, 17", "1048576, 117", "50331648, 5593"})
    void parts_grow_so_that_their_number_stays_small(long sizeInMib, long partInMib) {
        long part = PartSizes.USUAL.partSize(sizeInMib * MIB + 1);

        assertThat(part).isEqualTo(partInMib * MIB);
        assertThat((sizeInMib * MIB + 1) / part).isLessThan(9001);
    }
}
