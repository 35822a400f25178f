package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The background jobs of an account, of which only one runs at a time. */
final class Jobs {

    /** What a job does. */
    enum Kind {
        MOVE,
        OTHER
    }

    private record Job(Kind kind, long doneAt, Runnable effect) {}

    private final SimulatedClock clock;
    private final Switches switches;
    private Optional<Job> running = Optional.empty();

    Jobs(SimulatedClock clock, Switches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /** Lets a job that is due take effect; to be called before the tree is looked at. */
    void settle() {
        running.filter(job -> job.doneAt() <= clock.millis()).ifPresent(this::finish);
    }

    /** Lets a running job take effect now. */
    void finish() {
        running.ifPresent(this::finish);
    }

    void checkIdle() {
        running.ifPresent(
                job -> {
                    throw job.kind() == Kind.MOVE
                            ? new Refused(990019, "移动操作尚未执行完成，请稍后再试")
                            : new Refused(990009, "删除[还原|复制]操作尚未执行完成，请稍后再试");
                });
    }

    /** Accepts a job over the items; plain files are usually done before this returns. */
    void accept(Kind kind, List<Item> tops, List<Item> all, Runnable effect) {
        if (all.size() > switches.of(ServiceSwitch.MAX_ITEMS)) {
            throw new Refused(kind == Kind.MOVE ? 990023 : 91004, "操作的文件数量超过50000");
        }
        Duration each =
                switches.of(
                        tops.stream().anyMatch(Item::isFolder)
                                ? ServiceSwitch.FOLDER_TIME
                                : ServiceSwitch.FILE_TIME);
        long time = each.multipliedBy(all.size()).toMillis();
        if (time == 0) {
            effect.run();
            return;
        }
        running = Optional.of(new Job(kind, clock.millis() + time, effect));
    }

    private void finish(Job job) {
        running = Optional.empty();
        job.effect().run();
    }
}
