package dev.caravan.open115.client.drive;

import dev.caravan.drive.OtherHands;
import dev.caravan.open115.client.AccessTokens;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.open115.client.MemoryUploadSessions;
import dev.caravan.open115.client.upload.PartSizes;
import dev.caravan.open115.pace.Limits;
import dev.caravan.open115.pace.ManualTime;
import dev.caravan.open115.pace.MemoryBudgetLedger;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A drive of a simulated 115, whose time only moves when the drive waits. */
public final class SimulatedAccount implements AutoCloseable, OtherHands {

    public static final Open115Options QUICK =
            Open115Options.USUAL
                    .with(new Limits(1000, 1000, 1000, 1_000_000))
                    .with(new PartSizes(100 << 10));

    public final ManualTime time = new ManualTime();
    public final Simulator simulator;
    public final MemoryUploadSessions sessions = new MemoryUploadSessions();
    public final MemoryBudgetLedger ledger = new MemoryBudgetLedger();
    private Open115Drive drive;

    public SimulatedAccount(Path data) {
        this(data, QUICK);
    }

    public SimulatedAccount(Path data, Open115Options options) {
        try {
            simulator = Simulator.start(SimulatorOptions.in(data).at(time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drive = open(options);
    }

    public Open115Drive drive() {
        return drive;
    }

    /** Another process of the same account: everything durable is kept. */
    public Open115Drive open(Open115Options options) {
        return Open115Drive.open(
                "main",
                options.with(
                        new Endpoints(
                                simulator.apiUrl(),
                                simulator.passportUrl(),
                                simulator.qrcodeUrl())),
                new IssuedTokens(simulator),
                ledger,
                sessions,
                time.timing());
    }

    /** Adds a fault in the simulator's words. */
    public long fault(String json) {
        return simulator.faults().add(json.replace('\'', '"'));
    }

    /** How many calls of proapi came since the log was cleared. */
    public long apiCalls() {
        return simulator.log().entries(entry -> entry.path().startsWith("/open/")).size();
    }

    public OtherClient other() {
        return simulator.otherClient();
    }

    @Override
    public RemoteId folder(String path) {
        return new RemoteId(other().folder(path));
    }

    @Override
    public RemoteId file(String path, String text) {
        try {
            return new RemoteId(other().file(path, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void renamed(RemoteId id, String name) {
        other().rename("id:" + id, name);
    }

    @Override
    public void moved(RemoteId id, RemoteId folder) {
        other().move("id:" + id, "id:" + folder);
    }

    @Override
    public void trashed(RemoteId id) {
        other().trash("id:" + id);
    }

    @Override
    public List<String> shown() {
        return other().tree().stream().map(this::show).sorted().toList();
    }

    private String show(Node node) {
        if (node.kind().equals("folder")) {
            return node.path() + "/";
        }
        try {
            return node.size() > 1000
                    ? node.path() + "=" + node.sha1()
                    : node.path() + "=" + other().text("id:" + node.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        drive.close();
        simulator.close();
    }

    /** Tokens as the simulator issues them; a refused one is replaced by a new login. */
    private static final class IssuedTokens implements AccessTokens {
        private final Simulator simulator;
        private String token;

        private IssuedTokens(Simulator simulator) {
            this.simulator = simulator;
            this.token = simulator.issueTokens().accessToken();
        }

        @Override
        public synchronized String current() {
            return token;
        }

        @Override
        public synchronized String renewed(String refused) {
            if (token.equals(refused)) {
                token = simulator.issueTokens().accessToken();
            }
            return token;
        }
    }
}
