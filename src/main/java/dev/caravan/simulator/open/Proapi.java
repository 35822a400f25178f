package dev.caravan.simulator.open;

import dev.caravan.simulator.auth.Authorizations;
import dev.caravan.simulator.auth.Grant;
import dev.caravan.simulator.cdn.Links;
import dev.caravan.simulator.cloud.Cloud;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.http.Route;
import dev.caravan.simulator.oss.Credentials;
import dev.caravan.simulator.oss.Verdicts;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.NameSwitch;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All endpoints of proapi, behind the token, the limits and the firewall. */
public final class Proapi {

    private static final String BEARER = "Bearer ";

    private final Cloud cloud;
    private final Authorizations authorizations;
    private final Switches switches;
    private final Envelope envelope;
    private final Limits limits;
    private final Tasks tasks;
    private final Ids ids;
    private final Map<String, Route> routes = new TreeMap<>();

    /**
     * @param origin scheme, host and port at which storage and downloads answer
     */
    public Proapi(
            Cloud cloud,
            Authorizations authorizations,
            Credentials credentials,
            Links links,
            Ledger ledger,
            Switches switches,
            SimulatedClock clock,
            Ids ids,
            Supplier<String> origin) {
        this.cloud = cloud;
        this.authorizations = authorizations;
        this.switches = switches;
        this.envelope = new Envelope(switches);
        this.limits = new Limits(switches, clock);
        this.tasks = new Tasks(ledger, ids);
        this.ids = ids;
        RecycleBin bin = new RecycleBin(switches);
        add("GET", "/open/ufile/files", "files", new ListFiles(switches));
        add("GET POST", "/open/folder/get_info", "info", new FolderInfo(switches));
        add("GET", "/open/ufile/search", "search", new Search());
        add("POST", "/open/folder/add", "mkdir", Changes::addFolder);
        add("POST", "/open/ufile/copy", "copy", Changes::copy);
        add("POST", "/open/ufile/move", "move", Changes::move);
        add("POST", "/open/ufile/update", "update", Changes::update);
        add("POST", "/open/ufile/delete", "delete", Changes::delete);
        add("POST", "/open/ufile/downurl", "downurl", new DownloadLinks(links, switches, origin));
        add("GET", "/open/rb/list", "bin-list", bin::list);
        add("POST", "/open/rb/revert", "bin-revert", bin::revert);
        add("POST", "/open/rb/del", "bin-del", bin::purge);
        add(
                "POST",
                "/open/upload/init",
                "init",
                new UploadInit(cloud.contents(), switches, ids, tasks));
        add("POST", "/open/upload/resume", "resume", new UploadResume(tasks, switches));
        add(
                "GET",
                "/open/upload/get_token",
                "get_token",
                new UploadToken(credentials, switches, origin));
        add("GET", "/open/user/info", "user-info", new UserInfo(clock));
        add("GET", "/open/offline/get_quota_info", "offline-quota", CloudDownloads::quota);
        add("GET", "/open/offline/get_task_list", "offline-list", CloudDownloads::list);
        add("POST", "/open/offline/add_task_urls", "offline-add", CloudDownloads::add);
        add("POST", "/open/offline/add_task_bt", "offline-add", CloudDownloads::refuse);
        add("POST", "/open/offline/torrent", "offline-torrent", CloudDownloads::refuse);
        add("POST", "/open/offline/del_task", "offline-del", CloudDownloads::remove);
        add("POST", "/open/offline/clear_task", "offline-clear", CloudDownloads::remove);
    }

    /** The endpoints by their paths. */
    public Map<String, Route> routes() {
        return Map.copyOf(routes);
    }

    /** What 115 says to the storage. */
    public Verdicts verdicts() {
        return new UploadVerdict(cloud, tasks, switches, ids);
    }

    /** Lifts every block and fills every budget. */
    public void forgetLimits() {
        limits.forget();
    }

    /** The answer of a path that leads nowhere. */
    public static Reply noSuchApi(Request request) {
        return Reply.json(404, Envelope.error(new Refused(980006, "接口不存在"), request.path()));
    }

    private void add(String methods, String path, String name, Operation operation) {
        List<String> allowed = List.of(methods.split(" "));
        Endpoint endpoint =
                call ->
                        allowed.contains(call.request().method())
                                ? answer(call, operation)
                                : Throttling.firewall();
        routes.put(path, new Route(name, endpoint));
    }

    private Reply answer(Call call, Operation operation) throws IOException {
        Request request = call.request();
        Parameters parameters = request.parameters();
        if (isSuspicious(parameters)) {
            return Throttling.firewall();
        }
        try {
            Grant grant = authorizations.check(bearer(request));
            call.belongsTo(grant.user());
            Optional<Reply> throttled =
                    limits.count(grant.app() + "/" + grant.user(), request.path());
            if (throttled.isPresent()) {
                return throttled.get();
            }
            Visit visit = new Visit(cloud.require(grant.user()), parameters, call);
            return Reply.json(envelope.varied(operation.answer(visit)));
        } catch (Refused e) {
            return Reply.json(envelope.varied(Envelope.error(e, request.path())));
        }
    }

    private boolean isSuspicious(Parameters parameters) {
        Pattern pattern = switches.of(NameSwitch.FIREWALL);
        return !pattern.pattern().isEmpty()
                && parameters.all().stream().anyMatch(each -> pattern.matcher(each.value()).find());
    }

    private static String bearer(Request request) {
        String header = request.header("authorization");
        return header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    }
}
