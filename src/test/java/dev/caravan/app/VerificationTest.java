package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.Failure;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 115 confirmed and what it really has. */
class VerificationTest {

    @TempDir Path folder;
    private Household house;

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder);
        house.start();
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void hc_281_an_upload_that_never_appears_is_said_and_sent_again_after_a_bounded_wait()
            throws Exception {
        house.simulator.switches().set("upload.phantom", "true");
        house.write("a.bin", 1000);
        assertThat(house.pass().counts().uploaded()).isEqualTo(1);
        house.simulator.switches().set("upload.phantom", "false");
        house.simulator.log().reset();

        PassReport waiting = house.pass();

        assertThat(waiting.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.failures())
                .singleElement()
                .extracting(Failure::cause, failure -> failure.next().isPresent())
                .containsExactly(Cause.VERIFY_FAILED, true);
        assertThat(house.simulator.log().count("init")).isZero();

        house.time.pass(Duration.ofMinutes(11));
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).containsExactly("/photos/a.bin");
        assertThat(house.failures()).isEmpty();
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
    }

    @Test
    void a_listing_that_is_late_lets_nothing_be_sent_again() throws Exception {
        house.write("a.bin", 500);
        house.write("b.bin", 1000);
        house.pass();
        house.simulator.log().reset();
        // The first listing is that of the folders in it.
        house.fault(
                "{'endpoint':'files','from':2,'action':'edit','edits':"
                        + "[{'at':'/data/0','remove':true},{'at':'/count','set':1}]}");

        house.time.pass(Duration.ofMinutes(11));
        PassReport late = house.pass();

        assertThat(late.result()).as(late.message()).isEqualTo(PassResult.OK);
        assertThat(house.simulator.log().count("init")).isZero();
        assertThat(house.remote()).containsExactly("/photos/a.bin", "/photos/b.bin");
    }

    @Test
    void a_lost_upload_is_never_taken_for_deleted_on_115() throws Exception {
        house.simulator.switches().set("upload.phantom", "true");
        house.write("a.bin", 1000);
        house.pass();
        house.simulator.switches().set("upload.phantom", "false");
        house.time.pass(Duration.ofMinutes(11));

        PassReport again = house.pass();

        assertThat(again.counts().uploaded() + again.counts().rapid()).isEqualTo(1);
        assertThat(house.remote()).containsExactly("/photos/a.bin");
    }
}
