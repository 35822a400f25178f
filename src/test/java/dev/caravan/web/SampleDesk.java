package dev.caravan.web;

import dev.caravan.status.FailureView;
import dev.caravan.status.HeldPlanView;
import dev.caravan.status.PlanDocument;
import dev.caravan.status.Progress;
import dev.caravan.status.StatusDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A daemon as it might stand: each state of a job once, and names that mean harm. */
final class SampleDesk implements Desk {

    static final String NOW = "2026-11-22T02:41:07Z";
    static final String HOSTILE = "<img src=x onerror=alert(1)>/\u202egpj.exe \"'&amp;.mp4";

    final List<String> orders = Collections.synchronizedList(new ArrayList<>());
    Locale language = Locale.ENGLISH;
    LoginWay login = screen -> {};
    String metrics = "";
    private int many;
    final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    volatile boolean broken;
    volatile int failedLooks;
    private final Map<String, StatusDocument.Account> accounts =
            Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, StatusDocument.Job> jobs =
            Collections.synchronizedMap(new LinkedHashMap<>());

    /** Two accounts and a job in each state. */
    static SampleDesk full() {
        SampleDesk desk = new SampleDesk();
        desk.account("main", "ok", null, 812);
        desk.account("family", "login-required", "115 ended its login (code 40140116)", 8991);
        desk.job("photos", "ok", null, pass(12, "ok", 169, 640, 0));
        desk.job("videos", "partial", "permission", pass(7, "partial", 12, 0, 3));
        desk.job("documents", "held", "mass-delete", pass(31, "held", 0, 0, 0));
        desk.job("nas", "waiting", "root-missing", pass(5, "waiting", 0, 0, 0));
        desk.job("music", "failed", "internal", pass(9, "failed", 0, 0, 0));
        desk.job("scans", "warnings", "duplicate-name", pass(4, "warnings", 2, 1, 0));
        desk.job("films", "running", null, pass(88, "ok", 3, 1, 0));
        desk.job("phone", "never", null, null);
        desk.progress(
                "films",
                new Progress(
                        "working",
                        12,
                        40,
                        1_900_000_000L,
                        5_400_000_000L,
                        List.of(new Progress.Current("upload", "2026/" + HOSTILE))));
        return desk;
    }

    /** Many jobs with long names and more to show than a screen holds, and nobody logged in. */
    static SampleDesk crowded() {
        SampleDesk desk = new SampleDesk();
        desk.many = 500;
        desk.account("main", "login-required", "nobody has logged in yet", 0);
        for (int i = 1; i <= 7; i++) {
            desk.job("家庭照片与视频备份（二〇二六年）-" + i, "ok", null, pass(i, "ok", 169, 640, 0));
        }
        desk.job("videos", "partial", "permission", pass(7, "partial", 12, 0, 500));
        desk.job("documents", "held", "mass-delete", pass(31, "held", 0, 0, 0));
        desk.job("nas", "waiting", "auth-required", pass(5, "waiting", 0, 0, 0));
        return desk;
    }

    private static String deep(int number) {
        return "二〇二六年夏天全家去云南旅行的照片和视频/大理洱海边的日出与日落/"
                + "很长的文件夹名称".repeat(6)
                + "/IMG_"
                + number
                + ".HEIC";
    }

    /** One account and one job, both well. */
    static SampleDesk well() {
        SampleDesk desk = new SampleDesk();
        desk.account("main", "ok", null, 812);
        desk.job("photos", "ok", null, pass(12, "ok", 169, 640, 0));
        return desk;
    }

    void account(String name, String state, String reason, long today) {
        boolean in = state.equals("ok");
        accounts.put(
                name,
                new StatusDocument.Account(
                        state, reason, in ? "2027-08-01T10:00:00Z" : null, today, null));
    }

    void job(String name, String state, String reason, StatusDocument.Pass last) {
        jobs.put(
                name,
                new StatusDocument.Job(
                        state,
                        reason,
                        name.equals("films") ? "sync" : "backup",
                        last,
                        state.equals("never") ? null : "2026-11-21T02:36:10Z",
                        "2026-11-22T18:30:00Z",
                        state.equals("held") ? Math.max(3, 4 * many) : 0,
                        state.equals("partial") ? Math.max(2, many) : 0,
                        state.equals("warnings") ? 1 : 0,
                        null,
                        name.equals("nas")));
    }

    void progress(String name, Progress progress) {
        StatusDocument.Job job = jobs.get(name);
        jobs.put(
                name,
                new StatusDocument.Job(
                        job.state(),
                        job.reason(),
                        job.mode(),
                        job.lastPass(),
                        job.lastSuccess(),
                        job.nextPass(),
                        job.held(),
                        job.failures(),
                        job.conflicts(),
                        progress,
                        job.paused()));
    }

    static StatusDocument.Pass pass(
            long id, String result, long uploaded, long rapid, long failed) {
        return new StatusDocument.Pass(
                id,
                "2026-11-22T02:30:00Z",
                "2026-11-22T02:36:10Z",
                result,
                "schedule",
                48_211,
                91_234_567_890L,
                uploaded,
                rapid,
                0,
                3,
                0,
                0,
                failed,
                2,
                0,
                57,
                rapid * 1000);
    }

    @Override
    public StatusDocument status() {
        if (broken) {
            failedLooks++;
            throw new IllegalStateException("a secret");
        }
        return new StatusDocument(
                "1.0.0",
                NOW,
                new StatusDocument.Daemon(true, 4711L, "2026-11-20T08:00:00Z"),
                new LinkedHashMap<>(accounts),
                new LinkedHashMap<>(jobs));
    }

    @Override
    public List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public Setup setup() {
        Map<String, Setup.Account> logins = new LinkedHashMap<>();
        accounts.keySet().forEach(name -> logins.put(name, new Setup.Account(9000, true)));
        Map<String, Setup.Job> folders = new LinkedHashMap<>();
        jobs.forEach(
                (name, job) ->
                        folders.put(
                                name,
                                new Setup.Job(
                                        "main",
                                        job.mode(),
                                        "/data/" + name,
                                        "/Backup/" + name,
                                        "0 30 2 * * ?",
                                        null)));
        return new Setup(language, logins, folders);
    }

    @Override
    public Optional<Object> failures(String job) {
        return of(job, name -> name.equals("videos") ? failing() : List.of());
    }

    private List<FailureView> failing() {
        return many > 0
                ? IntStream.range(0, many).mapToObj(i -> failure(deep(i))).toList()
                : List.of(failure("2026/" + HOSTILE), failure("private/a.mp4"));
    }

    private static FailureView failure(String path) {
        return new FailureView(
                "videos",
                path,
                "upload",
                "permission",
                "",
                "could not read " + path + ": permission denied",
                5,
                "2026-11-20T02:36:10Z",
                "2026-11-22T02:36:10Z",
                "2026-11-22T08:36:10Z",
                "give Caravan's user the right to read it");
    }

    /** A pass in the history, as {@code caravan history --json} shows it. */
    record Entry(String job, String reason, StatusDocument.Pass pass) {}

    @Override
    public Optional<Object> history(String job) {
        return of(job, name -> name.equals("phone") ? List.of() : passes(name));
    }

    private static List<Entry> passes(String job) {
        List<Entry> entries = new ArrayList<>();
        List<String> results = List.of("ok", "ok", "partial", "ok", "ok", "waiting", "ok");
        for (int i = 0; i < 30; i++) {
            entries.add(
                    new Entry(
                            job,
                            null,
                            pass(60L - i, results.get(i % 7), (i * 37L) % 101, (i * 53L) % 67, 0)));
        }
        return entries;
    }

    @Override
    public Optional<Object> plan(String job) {
        return of(
                job,
                name -> name.equals("documents") ? heldPlan(name) : HeldPlanView.nothing(name));
    }

    private HeldPlanView heldPlan(String job) {
        return new HeldPlanView(
                job,
                "plan-7",
                "mass-delete",
                "2026-11-22T02:31:00Z",
                "open",
                many > 0
                        ? IntStream.range(0, 4 * many).mapToObj(i -> trash(deep(i))).toList()
                        : List.of(trash("taxes/2019.pdf"), trash("taxes/2020.pdf"), trash(HOSTILE)),
                Map.of("upload", 0L, "trash", 3L, "held", 3L, "conflict", 0L),
                Map.of("trash", 36_000_000L),
                3,
                2,
                true,
                List.of());
    }

    private static PlanDocument.Step trash(String path) {
        return new PlanDocument.Step(
                "trash", "remote", path, null, 12_000_000, true, "deleted on the local side");
    }

    @Override
    public Optional<Object> freshPlan(String job) throws NoPlan {
        if (job.equals("films")) {
            throw new NoPlan("the local folder is not there", new IOException("gone"));
        }
        return of(job, name -> Map.of("job", name, "id", "fresh"));
    }

    @Override
    public Optional<Object> conflicts(String job) {
        return of(
                job,
                name ->
                        name.equals("scans")
                                ? List.of(
                                        Map.of(
                                                "job", name,
                                                "path", "letters/a.pdf",
                                                "copy",
                                                        "letters/a (conflict remote 2026-11-22 024107).pdf",
                                                "side", "remote",
                                                "at", NOW,
                                                "reason", "both sides changed it",
                                                "versions", List.of()))
                                : List.of());
    }

    @Override
    public Reply run(String job) {
        return order(job, "run " + job);
    }

    @Override
    public Reply pause(String job) {
        return order(job, "pause " + job);
    }

    @Override
    public Reply resume(String job) {
        return order(job, "resume " + job);
    }

    @Override
    public Reply approve(String job, String plan, When when) {
        return plan.isEmpty() || plan.equals("plan-7")
                ? order(job, "approve " + job + " " + plan + " " + when)
                : Reply.refused("plan " + plan + " is not held");
    }

    @Override
    public Reply reject(String job, String plan, When when) {
        return plan.isEmpty() || plan.equals("plan-7")
                ? order(job, "reject " + job + " " + plan + " " + when)
                : Reply.refused("plan " + plan + " is not held");
    }

    @Override
    public Reply retry(String job, List<String> paths, When when) {
        return order(job, "retry " + job + " " + paths + " " + when);
    }

    @Override
    public Reply dismiss(String job, String path) {
        return order(job, "dismiss " + job + " " + path);
    }

    private Reply order(String job, String order) {
        if (!jobs.containsKey(job)) {
            return Reply.noSuchJob();
        }
        orders.add(order);
        return Reply.accepted(order);
    }

    private Optional<Object> of(String job, Function<String, Object> document) {
        return jobs.containsKey(job) ? Optional.of(document.apply(job)) : Optional.empty();
    }

    @Override
    public Optional<LoginWay> login(String account) {
        return accounts.containsKey(account) ? Optional.of(login) : Optional.empty();
    }

    @Override
    public String metrics() {
        return metrics;
    }
}
