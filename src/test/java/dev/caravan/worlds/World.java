package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.app.Program;
import dev.caravan.app.WorldProgram;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.settings.Environment;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.Home;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.opentest4j.TestAbortedException;

/**
 * One job with everything around it: a folder, a simulated 115, the time, and the program, which
 * can be ended and started again.
 */
final class World implements AutoCloseable {

    static final String JOB = "photos";

    private static final String ACCOUNT = "main";

    private static final int MOST_PASSES = 8;

    /** What 115 confirmed and does not show is sent again after ten minutes. */
    private static final Duration WHILE = Duration.ofMinutes(11);

    private static final Duration MOMENT = Duration.ofMillis(2);

    private static final Optional<Cause> OUR_FAULT = Optional.of(Cause.INTERNAL);

    private static final PassReport NONE =
            new PassReport(
                    0,
                    JOB,
                    Trigger.COMMAND,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    PassResult.OK,
                    Optional.empty(),
                    "",
                    "",
                    PassCounts.NONE);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final LocalSide local;
    final CloudSide cloud;
    final Simulator simulator;
    final WorldTime time;
    final Requests requests;
    final Modes mode;
    final Path folder;

    private final Words words;
    private AutoCloseable closing = () -> {};
    private Optional<World> neighbour = Optional.empty();
    private final Reaper reaper = new Reaper();
    private TokenPair tokens;
    private Home machine = new Home("1", "the first");
    private final Map<String, String> job = new LinkedHashMap<>();
    private final Map<String, String> account = new LinkedHashMap<>();
    private final Custody custody;
    private Optional<Program> program = Optional.empty();
    private PassReport last = NONE;
    private String line = "";
    private boolean sidesMayDiffer;
    private boolean isAtRest;
    private boolean isBegun;

    private World(
            Path folder,
            Modes mode,
            Simulator simulator,
            WorldTime time,
            Words words,
            TokenPair tokens)
            throws IOException {
        this.words = words;
        this.time = time;
        this.folder = folder;
        this.mode = mode;
        this.simulator = simulator;
        this.local = new LocalSide(Files.createDirectories(folder.resolve("photos")), words);
        this.cloud = new CloudSide(simulator, words);
        this.requests = new Requests(simulator.log());
        this.tokens = tokens;
        this.custody = new Custody(this);
        job.put("mode", mode.word());
        job.put("local", "../photos");
        job.put("remote", CloudSide.FOLDER);
        job.put("stable-for", "0s");
        job.put("transfers", "1");
        job.put(
                "guard",
                "{ max-deletes: 100000, max-delete-percent: 100, max-overwrite-percent: 100, max-deletes-per-day: 1000000 }");
    }

    static World in(Path folder, Modes mode) {
        try {
            WorldTime time = new WorldTime();
            Simulator simulator =
                    Simulator.start(SimulatorOptions.in(folder.resolve("cloud")).at(time));
            World world =
                    new World(folder, mode, simulator, time, new Words(), simulator.issueTokens());
            world.custody.begin();
            world.closing = simulator;
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another machine, with a folder and a state of its own, at the same folder on 115. */
    World beside(Path ownFolder, Modes ownMode) {
        try {
            World world =
                    new World(ownFolder, ownMode, simulator, time, words, simulator.issueTokens());
            world.custody.join();
            neighbour = Optional.of(world);
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of this machine, with the same folder, state and login. */
    World cloned(Path ownFolder) {
        stop();
        try {
            Clone.make(folder, ownFolder);
            World world = new World(ownFolder, mode, simulator, time, words, tokens);
            world.job.putAll(job);
            world.machine = new Home("2", "the clone");
            world.isBegun = true;
            world.custody.join();
            neighbour = Optional.of(world);
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a key of the job; the program starts anew with it. */
    World job(String key, String value) {
        stop();
        job.put(key, value);
        return this;
    }

    /** Sets a key of the account; the program starts anew with it. */
    World account(String key, String value) {
        stop();
        account.put(key, value);
        return this;
    }

    /** From now on 115 is looked for at this address; empty leads to where it is. */
    World lineTo(String url) {
        stop();
        line = url;
        return this;
    }

    /** Both sides have this tree, since just now, and know it of each other. */
    World agreed(String tree) {
        if (mode.isPulling()) {
            cloud.put(tree);
        } else {
            local.put(tree);
        }
        PassReport report = pass();
        assertThat(report.result()).as(report.message()).isEqualTo(PassResult.OK);
        String complete = TreeText.complete(tree);
        assertThat(local.tree()).isEqualTo(complete);
        assertThat(cloud.tree()).isEqualTo(complete);
        requests.reset();
        return this;
    }

    /** What was sent was seen there by a later look. */
    World proved() {
        pass();
        requests.reset();
        return this;
    }

    /** One pass, as a person starts it. */
    PassReport pass() {
        return pass(Trigger.COMMAND);
    }

    PassReport pass(Trigger trigger) {
        Program running = program();
        isAtRest = false;
        custody.take();
        try {
            PassReport report = running.run(new PassOrder(JOB, trigger));
            custody.check();
            assertThat(report.cause()).as(report.message()).isNotEqualTo(OUR_FAULT);
            assertThat(listed(report)).as(report.message()).isTrue();
            return report;
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(shown(), broken);
        }
    }

    /** Whether all that counts as failed can be looked up. */
    private boolean listed(PassReport report) {
        long failed = report.counts().failed();
        return failed == 0 || failures().size() >= failed;
    }

    /** A pass in which somebody acts at the moment when a request is about to be carried out. */
    PassReport passWith(String endpoint, int nth, Gate.Moment moment, Runnable act) {
        Gate gate = simulator.gates().put(endpoint, nth, moment);
        Program running = program();
        isAtRest = false;
        custody.take();
        CompletableFuture<PassReport> pass =
                CompletableFuture.supplyAsync(
                        () -> running.run(new PassOrder(JOB, Trigger.COMMAND)));
        try {
            assertThat(gate.awaitArrival(PATIENCE)).as("no %s came", endpoint).isTrue();
            custody.during(act);
            gate.release();
            PassReport report = pass.join();
            custody.check();
            return report;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            simulator.gates().clear();
        }
    }

    /** A pass at whose moment something happens; false when it came to its end before. */
    boolean passUntil(Gate gate, Runnable act) {
        return passUntil(gate, act, Trigger.COMMAND);
    }

    boolean passUntil(Gate gate, Runnable act, Trigger trigger) {
        Program running = program();
        isAtRest = false;
        custody.take();
        CompletableFuture<PassReport> pass =
                CompletableFuture.supplyAsync(() -> running.run(new PassOrder(JOB, trigger)));
        try {
            while (!pass.isDone() && !gate.awaitArrival(MOMENT)) {
                // Either will come.
            }
            boolean arrived = gate.hasArrived();
            if (arrived) {
                act.run();
            }
            pass.handle((report, broken) -> true).join();
            custody.check();
            return arrived;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pass that ends suddenly before a step of its routes; false when there are not so many. */
    boolean passKilledBeforeStep(long step) {
        reaper.comeBefore(step);
        return passKilled();
    }

    /** The same before a step that the routes name so. */
    boolean passKilledBeforeStep(String step) {
        reaper.comeBefore(step);
        return passKilled();
    }

    private boolean passKilled() {
        Program running = program();
        isAtRest = false;
        custody.take();
        try {
            running.run(new PassOrder(JOB, Trigger.COMMAND));
        } catch (CamelExecutionException ended) {
            if (!reaper.hasCome()) {
                throw ended;
            }
        }
        stop();
        custody.check();
        return reaper.leave();
    }

    World meanwhile(String endpoint, Runnable act) {
        passWith(endpoint, 1, Gate.Moment.BEFORE, act);
        return this;
    }

    /** Passes until one has nothing left to do, and waiting for a while does not help either. */
    World settle() {
        rest();
        if (!isWell(last)) {
            time.jump(WHILE);
            rest();
        }
        return this;
    }

    private void rest() {
        for (int i = 0; i < MOST_PASSES; i++) {
            requests.reset();
            Map<String, String> before = local.marks();
            last = pass();
            if (requests.writes().isEmpty()
                    && requests.transfers() == 0
                    && local.marks().equals(before)
                    && last.result() != PassResult.FAILED) {
                isAtRest = true;
                return;
            }
        }
        throw new AssertionError("does not come to rest: " + requests + "\n" + shown());
    }

    static boolean isWell(PassReport report) {
        return report.result() == PassResult.OK || report.result() == PassResult.WARNINGS;
    }

    /** Comes to rest with this tree on both sides. */
    World settlesAs(String tree) {
        return settlesAs(tree, tree);
    }

    World settlesAs(String localTree, String cloudTree) {
        settle();
        assertThat("local " + local.tree() + "\ncloud " + cloud.tree())
                .isEqualTo(
                        "local "
                                + TreeText.complete(localTree)
                                + "\ncloud "
                                + TreeText.complete(cloudTree));
        return this;
    }

    /** At rest, or coming to it: everything that must always hold, holds. */
    void check() {
        if (!isAtRest) {
            settle();
        }
        Invariants.of(this).check(last);
    }

    /** How many conflicts wait for a person. */
    long conflicts() {
        stop();
        try (StateDatabase state = StateDatabase.open(stateDir())) {
            return new ConflictStore(state).count(new JobStore(state).find(JOB).orElseThrow().id());
        }
    }

    /** Something here cannot stand on the other side as it is. */
    void sidesMayDiffer() {
        sidesMayDiffer = true;
    }

    boolean isDifferenceAllowed() {
        return sidesMayDiffer;
    }

    /** What the last pass said. */
    PassReport last() {
        return last;
    }

    long fault(String rule) {
        return simulator.faults().add(rule.replace('\'', '"'));
    }

    void heal() {
        simulator.faults().clear();
        simulator.gates().clear();
    }

    /** A person logs in again, as after a refresh whose answer was lost (HC-241). */
    void logIn() {
        stop();
        tokens = simulator.issueTokens();
    }

    /** The login ends, and another user's takes its place. */
    void logInAs(String user) {
        stop();
        try (StateDatabase state = StateDatabase.open(stateDir())) {
            SqliteTokenStore store = new SqliteTokenStore(state);
            StoredTokens living = store.load(ACCOUNT).orElseThrow();
            store.save(
                    ACCOUNT,
                    new StoredTokens(
                            living.access(),
                            living.refresh(),
                            living.obtained(),
                            living.accessExpires(),
                            living.authorized(),
                            Optional.of("40140116"),
                            living.seed(),
                            living.userId()));
        }
        tokens = simulator.issueTokens(user);
    }

    Custody custody() {
        return custody;
    }

    Path stateDir() {
        return folder.resolve("state");
    }

    Path root() {
        return local.path("");
    }

    /** Ends the program in good order; the next pass starts it again. */
    World stop() {
        program.ifPresent(Program::close);
        program = Optional.empty();
        return this;
    }

    Program program() {
        if (program.isEmpty()) {
            try {
                if (!isBegun) {
                    FreshState.into(stateDir());
                    isBegun = true;
                }
                Program opened = WorldProgram.open(settings(), time.timing(7), machine, reaper);
                program = Optional.of(opened);
                opened.start();
            } catch (TestAbortedException notYet) {
                throw notYet;
            } catch (Exception e) {
                throw new IllegalStateException("the program does not start", e);
            }
        }
        return program.get();
    }

    private Settings settings() throws IOException, DriveException {
        Path file = Files.createDirectories(folder.resolve("config")).resolve("caravan.yaml");
        Files.writeString(file, configuration());
        Loading loading = SettingsFile.load(file, new Environment(Map.of(), ZoneOffset.UTC, time));
        return loading.match(
                Loading.Valid::settings,
                invalid -> {
                    throw new AssertionError(invalid.problems().toString());
                });
    }

    private String configuration() {
        String url = line.isEmpty() ? simulator.apiUrl() : line;
        return """
        state-dir: ../state
        server: { listen: off }
        accounts:
          main:
            refresh-token: %s
            access-token: %s
            requests-per-second: 1000
            writes-per-second: 1000
            links-per-second: 1000
            requests-per-day: 10000000
            endpoints: { api: '%s', passport: '%s', qrcode: '%s' }
        %sjobs:
          photos:
        %s"""
                .formatted(
                        tokens.refreshToken(),
                        tokens.accessToken(),
                        url,
                        url,
                        url,
                        keys(account),
                        keys(job));
    }

    private static String keys(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(each -> "    " + each.getKey() + ": " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    String shown() {
        return mode
                + "\nlocal "
                + local.tree()
                + "\ncloud "
                + cloud.tree()
                + "\nbin   "
                + cloud.bin()
                + "\nlast  "
                + last.result()
                + " "
                + last.message()
                + shownFailures();
    }

    private String shownFailures() {
        return failures().stream()
                .map(each -> "\n  " + each.operation() + " " + each.path() + ": " + each.message())
                .collect(Collectors.joining());
    }

    /** What {@code caravan failures} would list. */
    List<Failure> failures() {
        Optional<StateDatabase> state = StateDatabase.view(stateDir());
        if (state.isEmpty()) {
            return List.of();
        }
        try (StateDatabase database = state.get()) {
            return new JobStore(database)
                    .find(JOB).stream()
                            .flatMap(job -> new FailureStore(database).all(job.id()).stream())
                            .toList();
        }
    }

    @Override
    public void close() {
        try {
            neighbour.ifPresent(World::close);
            stop();
        } finally {
            try {
                closing.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
