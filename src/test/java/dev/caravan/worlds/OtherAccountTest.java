package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.util.Optional;

/** The account of a job belongs to somebody else all of a sudden. */
class OtherAccountTest extends WorldTest {

    private static final String OTHER = "200000002";

    @InEveryMode
    void hc_245_another_persons_login_stops_the_job_and_changes_nothing(Modes mode)
            throws IOException {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.simulator.putUser(new Account.Profile(OTHER, "other", Membership.YEARLY, 1L << 40));
        world.simulator.otherClient(OTHER).folder(CloudSide.FOLDER);
        world.simulator.otherClient(OTHER).file(CloudSide.FOLDER + "/theirs.x", "t");
        world.logInAs(OTHER);
        world.local.write("new.x", "n");
        world.requests.reset();
        for (int i = 0; i < 2; i++) {
            PassReport report = world.pass();
            assertThat(report.result()).isEqualTo(PassResult.WAITING);
            assertThat(report.cause()).isEqualTo(Optional.of(Cause.ACCOUNT_CHANGED));
        }
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/b.x=2 new.x=n");
        assertThat(world.simulator.otherClient(OTHER).tree())
                .extracting(node -> node.path())
                .contains(CloudSide.FOLDER + "/theirs.x")
                .doesNotContain(CloudSide.FOLDER + "/new.x");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        world.logInAs(Simulator.USER);
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }
}
