package dev.caravan.worlds;

import dev.caravan.cause.Cause;
import dev.caravan.simulator.traffic.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The story of one world, drawn from its seed: acts on both sides, passes, and what goes wrong. */
final class RandomWorld {

    private static final String[] FAULTS = {
        "'action':'drop-before'",
        "'action':'drop-after'",
        "'action':'reset-after'",
        "'action':'reply','status':502,'body':'<html>bad gateway</html>'",
        "'action':'reply-after','status':500,'body':'oops'",
        "'action':'reply','status':200,'body':'<html>log in</html>'",
        "'action':'truncate','bytes':1",
        "'action':'expire-token'",
        "'action':'throttle','shape':'swapped','seconds':60"
    };
    private static final String[] HOW_OFTEN = {"0.005", "0.05", "0.3"};
    private static final String[][] LIES = {
        {"listing.missing-rows", "1"},
        {"listing.count-drift", "1"},
        {"listing.ghosts", "60s"},
        {"listing.tie-order", "shuffled"},
        {"listing.recursive", "false"},
        {"upload.rapid", "false"},
        {"jobs.folder-time", "400ms"}
    };
    private static final Duration LONG_ENOUGH = Duration.ofHours(7);

    private final long seed;
    private final Modes mode;
    private final SplittableRandom random;
    private final List<String> told = new ArrayList<>();

    RandomWorld(long seed, Modes mode) {
        this.seed = seed;
        this.mode = mode;
        this.random = new SplittableRandom(seed * 31 + mode.ordinal());
    }

    void play(Path folder) {
        try (World world = World.in(folder, mode)) {
            try {
                story(world);
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(
                        "-Dseed=%d -Dmode=%s%n%s".formatted(seed, mode, String.join("\n", told)),
                        broken);
            }
        }
    }

    private void story(World world) {
        RandomActs acts = new RandomActs(world, random, told);
        acts.start();
        for (int rounds = 1 + random.nextInt(5); rounds > 0; rounds--) {
            acts.round();
            pass(world, acts);
        }
        heal(world);
        told.add("rest");
        if (world.pass().cause().equals(Optional.of(Cause.AUTH_REQUIRED))) {
            told.add("log in");
            world.logIn();
        }
        world.check();
        if (!World.isWell(world.last())) {
            throw new AssertionError("not in step in the end\n" + world.shown());
        }
    }

    private void heal(World world) {
        world.heal();
        world.simulator.switches().reset();
        world.simulator.forgetLimits();
        world.time.jump(LONG_ENOUGH);
    }

    private void pass(World world, RandomActs acts) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                String rule =
                        "{'endpoint':'*','probability':%s,'seed':%d,%s}"
                                .formatted(
                                        HOW_OFTEN[random.nextInt(HOW_OFTEN.length)],
                                        random.nextInt(1000),
                                        FAULTS[random.nextInt(FAULTS.length)]);
                told.add("pass with " + rule);
                world.fault(rule);
                world.pass();
                heal(world);
            }
            case 2, 3 -> {
                int nth = 1 + random.nextInt(25);
                Gate.Moment moment = Gate.Moment.values()[random.nextInt(2)];
                told.add("pass killed at request " + nth + ", " + moment);
                told.add(new Kill(world).at(nth, moment) ? "killed" : "ended before");
            }
            case 4, 5 -> {
                int nth = 1 + random.nextInt(25);
                told.add("pass, at request " + nth + ":");
                Gate gate = world.simulator.gates().put("*", nth, Gate.Moment.BEFORE);
                world.passUntil(
                        gate,
                        () -> {
                            world.custody().during(acts::any);
                            gate.release();
                        });
                world.heal();
            }
            case 6 -> {
                String[] lie = LIES[random.nextInt(LIES.length)];
                told.add("pass with " + String.join("=", lie));
                world.simulator.switches().set(lie[0], lie[1]);
                world.pass();
                heal(world);
            }
            case 7 -> {
                told.add("no pass, but time");
                world.time.jump(Duration.ofMinutes(1 + random.nextInt(10_000)));
            }
            default -> {
                told.add("pass");
                world.pass();
            }
        }
    }
}
