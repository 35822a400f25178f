package dev.caravan.simulator;

import dev.caravan.simulator.admin.Admin;
import dev.caravan.simulator.admin.AdminApi;
import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.simulator.auth.Authorizations;
import dev.caravan.simulator.auth.Passport;
import dev.caravan.simulator.auth.Phone;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.cdn.Downloads;
import dev.caravan.simulator.cdn.Links;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Cloud;
import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.simulator.http.Listener;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.http.Route;
import dev.caravan.simulator.open.Proapi;
import dev.caravan.simulator.oss.Credentials;
import dev.caravan.simulator.oss.Storage;
import dev.caravan.simulator.traffic.Faults;
import dev.caravan.simulator.traffic.Gates;
import dev.caravan.simulator.traffic.RequestLog;
import dev.caravan.simulator.traffic.Traffic;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A running stand-in of 115: one loopback port that plays all of its hosts. */
public final class Simulator implements AutoCloseable {

    /** The user that is there from the start. */
    public static final String USER = "100000001";

    /** The app that tokens are issued to when no other is named. */
    public static final String APP = "100195125";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Ledger ledger;
    private final SimulatedClock clock;
    private final Switches switches;
    private final Cloud cloud;
    private final Authorizations authorizations;
    private final Passport passport;
    private final Storage storage;
    private final Downloads downloads;
    private final Map<String, Route> routes = new HashMap<>();
    private final Admin admin;
    private final AdminApi adminApi;
    private final Traffic traffic;
    private final Listener listener;

    private Simulator(SimulatorOptions options, Ledger ledger) throws IOException {
        Path data = options.data();
        this.ledger = ledger;
        listener = Listener.bind(options.port(), this::answer);
        clock = new SimulatedClock(options.time(), ledger);
        switches = new Switches(options.switches());
        Ids ids = new Ids(ledger, options.random());
        Seal seal = new Seal(ledger, ids);
        cloud = new Cloud(ledger, switches, clock, ids, new Contents(data.resolve("contents")));
        authorizations = new Authorizations(ledger, switches, clock, ids, seal);
        passport = new Passport(authorizations, switches, clock, ids, seal, USER);
        Credentials credentials = new Credentials(seal, ids, switches, clock);
        Links links = new Links(seal, switches, clock);
        Proapi proapi =
                new Proapi(
                        cloud,
                        authorizations,
                        credentials,
                        links,
                        ledger,
                        switches,
                        clock,
                        ids,
                        this::apiUrl);
        storage =
                new Storage(
                        ledger,
                        switches,
                        clock,
                        ids,
                        credentials,
                        proapi.verdicts(),
                        data.resolve("uploads"));
        downloads = new Downloads(links, cloud.contents(), switches);
        routes.putAll(passport.routes());
        routes.putAll(proapi.routes());
        admin =
                new Admin(
                        cloud,
                        authorizations,
                        credentials,
                        passport.phone(),
                        clock,
                        switches,
                        new RequestLog(clock),
                        new Gates(),
                        new Faults(authorizations),
                        proapi::forgetLimits,
                        USER,
                        APP);
        adminApi = new AdminApi(admin);
        traffic = new Traffic(this::route, admin.log(), admin.gates(), admin.faults());
    }

    public static Simulator start(SimulatorOptions options) throws IOException {
        Path data = Files.createDirectories(options.data());
        Ledger ledger = Ledger.open(data.resolve("index.jsonl"));
        Simulator simulator;
        try {
            simulator = new Simulator(options, ledger);
        } catch (IOException e) {
            ledger.close();
            throw e;
        }
        if (simulator.cloud.find(USER).isEmpty()) {
            simulator.cloud.put(new Account.Profile(USER, "caravan", Membership.YEARLY, 10L << 40));
        }
        simulator.listener.start();
        return simulator;
    }

    public int port() {
        return listener.port();
    }

    /** The base address of proapi; here all other hosts have the same one. */
    public String apiUrl() {
        return "http://127.0.0.1:" + port();
    }

    public String passportUrl() {
        return apiUrl();
    }

    public String qrcodeUrl() {
        return apiUrl();
    }

    public String relayUrl() {
        return apiUrl() + "/115cloud/renewapi";
    }

    public String adminUrl() {
        return apiUrl() + "/admin";
    }

    public SimulatedClock clock() {
        return clock;
    }

    public Switches switches() {
        return switches;
    }

    public Phone phone() {
        return passport.phone();
    }

    /** A login of the standard user without any ceremony. */
    public TokenPair issueTokens() {
        return issueTokens(USER);
    }

    public TokenPair issueTokens(String user) {
        return authorizations.authorize(cloud.require(user).id(), APP);
    }

    /** Another client of the standard user's drive. */
    public OtherClient otherClient() {
        return otherClient(USER);
    }

    public OtherClient otherClient(String user) {
        return new OtherClient(cloud.require(user), cloud.contents());
    }

    /** Adds the user, or changes what is known about it. */
    public Account putUser(Account.Profile profile) {
        return cloud.put(profile);
    }

    public Authorizations authorizations() {
        return authorizations;
    }

    /** The keys to the storage that get_token has given away. */
    public Credentials credentials() {
        return admin.credentials();
    }

    /** How many uploads have begun that are neither completed nor aborted. */
    public int openUploads() {
        return storage.openUploads();
    }

    public Faults faults() {
        return admin.faults();
    }

    public Gates gates() {
        return admin.gates();
    }

    public RequestLog log() {
        return admin.log();
    }

    /** Lifts every block and fills every budget of calls. */
    public void forgetLimits() {
        admin.forgetLimits().run();
    }

    @Override
    public void close() throws IOException {
        admin.gates().clear();
        admin.faults().clear();
        listener.close();
        cloud.accounts().forEach(each -> each.drive().finishJobs());
        ledger.close();
    }

    private Reply answer(Request request) throws IOException {
        boolean administration =
                request.path().equals("/admin") || request.path().startsWith("/admin/");
        Reply reply = administration ? adminApi.answer(request) : traffic.answer(request);
        return reply.with("Date", DATE.format(clock.instant()));
    }

    private Route route(Request request) {
        Optional<Route> ofStorage = storage.route(request);
        if (ofStorage.isPresent()) {
            return ofStorage.get();
        }
        if (request.path().startsWith("/cdn/")) {
            return new Route("cdn", downloads);
        }
        return routes.getOrDefault(
                request.path(), new Route("unknown", call -> Proapi.noSuchApi(call.request())));
    }
}
