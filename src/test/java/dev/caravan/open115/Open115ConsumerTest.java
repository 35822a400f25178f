package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.drive.DriveException;
import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer in a Camel context that has nothing else of Caravan, against the simulator. */
class Open115ConsumerTest extends PlainCamel {

    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final Complaints complaints = new Complaints();
    private OtherClient other;

    @Override
    String routes() {
        return "";
    }

    @BeforeEach
    void a_library() throws Exception {
        other = simulator.otherClient();
        other.file("/Backup/2026/a.txt", "a");
        other.file("/Backup/2026/b.txt", "b");
        other.folder("/Backup/empty");
        other.file("/elsewhere/z.txt", "z");
        context.getRegistry().bind("complaints", complaints);
    }

    /** A route that looks all the time, unless the options say otherwise. */
    private void listen(String more) throws Exception {
        String options = "?account=main&path=/Backup&initialDelay=0&exceptionHandler=#complaints";
        String delay = more.contains("delay=") ? "" : "&delay=20";
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("open115:changes" + options + delay + more)
                                .routeId("changes")
                                .process(exchange -> told.add(exchange.copy()))
                                .process(Open115ConsumerTest.this::mayFail);
                    }
                });
        if (!context.isStarted()) {
            context.start();
        }
    }

    private Optional<RuntimeException> routeFails = Optional.empty();

    private void mayFail(Exchange exchange) {
        routeFails.ifPresent(
                e -> {
                    throw e;
                });
    }

    private void awaitLooks(int more) {
        long before = simulator.log().count("files");
        await().until(() -> simulator.log().count("files") >= before + 2L * more);
    }

    private List<String> awaitTold(int exchanges) {
        await().until(() -> told.size() >= exchanges);
        return changes(told.get(exchanges - 1));
    }

    private static List<String> changes(Exchange exchange) {
        List<?> body = exchange.getMessage().getBody(List.class);
        return Told.lines(body.stream().map(RemoteChange.class::cast).toList());
    }

    @Test
    void what_is_there_already_is_remembered_and_then_only_changes_are_told() throws Exception {
        listen("");
        awaitLooks(3);
        assertThat(told).isEmpty();

        other.file("/Backup/new/c.txt", "c");
        assertThat(awaitTold(1)).contains("ADDED new");
        await().until(() -> told.stream().mapToInt(it -> changes(it).size()).sum() == 2);

        awaitLooks(3);
        assertThat(told.stream().flatMap(it -> changes(it).stream()))
                .containsExactly("ADDED new", "ADDED new/c.txt");
        assertThat(complaints.all).isEmpty();
    }

    @Test
    void one_message_tells_everything_that_changed_between_two_looks() throws Exception {
        listen("&delay=60000");
        awaitFirstLook();
        context.getRouteController().stopRoute("changes");
        String folder = other.find("/Backup").orElseThrow().id() + "";
        other.rename("/Backup/2026", "2027");
        other.rename("/Backup/2027/a.txt", "x.txt");
        other.trash("/Backup/2027/b.txt");
        other.move("/elsewhere/z.txt", "/Backup/empty");
        context.getRouteController().startRoute("changes");

        assertThat(awaitTold(1))
                .containsExactly(
                        "MOVED 2027 from 2026",
                        "MOVED 2027/x.txt from 2026/a.txt",
                        "ADDED empty/z.txt",
                        "GONE 2026/b.txt");
        Map<String, Object> headers = told.get(0).getMessage().getHeaders();
        assertThat(headers)
                .containsEntry(Open115Constants.FOLDER_ID, new RemoteId(folder))
                .containsEntry(Open115Constants.MOVED, 2)
                .containsEntry(Open115Constants.ADDED, 1)
                .containsEntry(Open115Constants.CHANGED, 0)
                .containsEntry(Open115Constants.GONE, 1);
        assertThat((Integer) headers.get(Open115Constants.CALLS)).isPositive();
    }

    @Test
    void a_trashed_folder_is_gone_with_all_that_was_in_it() throws Exception {
        listen("");
        awaitFirstLook();
        other.trash("/Backup/2026");

        assertThat(awaitTold(1)).containsExactly("GONE 2026", "GONE 2026/a.txt", "GONE 2026/b.txt");
    }

    @Test
    void on_wish_the_first_message_tells_all_that_is_there() throws Exception {
        listen("&first=send");

        assertThat(awaitTold(1))
                .containsExactly(
                        "ADDED 2026", "ADDED 2026/a.txt", "ADDED 2026/b.txt", "ADDED empty");
    }

    @Test
    void children_alone_are_looked_at_on_wish() throws Exception {
        listen("&depth=children");
        awaitFirstLook();
        other.file("/Backup/2026/deep.txt", "1");
        other.file("/Backup/top.txt", "1");

        assertThat(awaitTold(1)).containsExactly("ADDED top.txt");
    }

    @Test
    void an_upload_that_has_not_ended_is_added_when_it_has() throws Exception {
        listen("");
        awaitFirstLook();
        simulator.gates().put("files", 1, Gate.Moment.BEFORE);
        String id = other.file("/Backup/late.txt", "late");
        other.markComplete("id:" + id, "0");
        simulator.gates().clear();
        awaitLooks(3);
        assertThat(told).isEmpty();

        other.markComplete("id:" + id, "1");
        assertThat(awaitTold(1)).containsExactly("ADDED late.txt");
    }

    @Test
    void nothing_is_gone_while_the_folder_cannot_be_seen_completely() throws Exception {
        listen("");
        awaitFirstLook();
        simulator.switches().set("listing.missing-rows", "1");
        await().until(() -> complaints.all.size() >= 2);
        simulator.switches().set("listing.missing-rows", "0");
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"files\",\"action\":\"edit\",\"times\":2,"
                                + "\"edits\":[{\"at\":\"/data\",\"set\":[]},{\"at\":\"/count\",\"set\":0}]}");
        awaitLooks(4);

        assertThat(told).isEmpty();
        assertThat(complaints.all).allMatch(DriveException.NotUnderstood.class::isInstance);
    }

    @Test
    void a_folder_that_is_not_there_any_more_is_a_failure_and_not_an_empty_one() throws Exception {
        listen("");
        awaitFirstLook();
        other.trash("/Backup");
        await().until(() -> !complaints.all.isEmpty());

        assertThat(complaints.all.get(0)).isInstanceOf(DriveException.Gone.class);
        assertThat(told).isEmpty();

        other.restore(other.bin().get(0).item().id() + "");
        int before = complaints.all.size();
        awaitLooks(3);
        assertThat(told).isEmpty();
        assertThat(complaints.all.size()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void a_renamed_folder_is_followed() throws Exception {
        listen("");
        awaitFirstLook();
        other.rename("/Backup", "Renamed");
        other.file("/Renamed/c.txt", "c");

        assertThat(awaitTold(1)).containsExactly("ADDED c.txt");
    }

    @Test
    void what_the_route_could_not_take_is_told_again() throws Exception {
        listen("");
        awaitFirstLook();
        routeFails = Optional.of(new IllegalStateException("full"));
        other.file("/Backup/c.txt", "c");
        awaitTold(2);
        routeFails = Optional.empty();
        int before = told.size();
        await().until(() -> told.size() > before);
        awaitLooks(3);

        assertThat(told.size()).isEqualTo(before + 1);
        assertThat(told).allMatch(it -> changes(it).equals(List.of("ADDED c.txt")));
        assertThat(complaints.all).hasAtLeastOneElementOfType(IllegalStateException.class);
    }

    @Test
    void a_glance_that_shows_nothing_new_saves_the_listing() throws Exception {
        listen("&probe=glance&wholeEvery=1d");
        awaitFirstLook();
        long files = simulator.log().count("files");
        long infos = simulator.log().count("info");
        await().until(() -> simulator.log().count("info") >= infos + 5);

        // A glance is one call of each; a listing asks for the folders and for the files.
        assertThat(simulator.log().count("files") - files)
                .isLessThanOrEqualTo(simulator.log().count("info") - infos + 1);
        assertThat(told).isEmpty();

        other.file("/Backup/2026/c.txt", "c");
        assertThat(awaitTold(1)).containsExactly("ADDED 2026/c.txt");
    }

    @Test
    void what_a_glance_cannot_show_is_found_when_a_whole_look_is_due() throws Exception {
        listen("&probe=glance&wholeEvery=0");
        awaitFirstLook();
        other.rename("/Backup/2026", "2027");

        assertThat(awaitTold(1)).containsExactly("MOVED 2027 from 2026");
    }

    @Test
    void after_failures_it_looks_more_rarely() throws Exception {
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"info\",\"action\":\"reply\",\"body\":"
                                + "{\"state\":false,\"code\":990002,\"message\":\"no\",\"data\":[]}}");
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"files\",\"action\":\"reply\",\"body\":"
                                + "{\"state\":false,\"code\":990002,\"message\":\"no\",\"data\":[]}}");
        listen("&backoffErrorThreshold=1&backoffMultiplier=1000");
        ScheduledPollConsumer consumer =
                (ScheduledPollConsumer) context.getRoute("changes").getConsumer();
        await().until(() -> consumer.getBackoffCounter() > 0);
        int before = complaints.all.size();
        await().until(() -> consumer.getBackoffCounter() > 5);

        assertThat(complaints.all).hasSize(before);
    }

    @Test
    void camels_health_tells_whether_the_folder_can_be_looked_at() throws Exception {
        listen("");
        awaitFirstLook();
        HealthCheck health =
                ((HealthCheckAware) context.getRoute("changes").getConsumer()).getHealthCheck();
        await().until(() -> health.call().getState() == HealthCheck.State.UP);
        other.trash("/Backup");

        await().until(() -> health.call().getState() == HealthCheck.State.DOWN);
        assertThat(health.call().getError())
                .hasValueSatisfying(it -> assertThat(it).isInstanceOf(DriveException.Gone.class));
    }

    @Test
    void it_stops_at_once_in_the_middle_of_a_look() throws Exception {
        Gate gate = simulator.gates().put("files", 2, Gate.Moment.BEFORE);
        listen("");
        gate.awaitArrival(Duration.ofSeconds(10));
        long begun = System.nanoTime();
        context.getRouteController().stopRoute("changes");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(told).isEmpty();
        assertThat(complaints.all).isEmpty();
    }

    @Test
    void it_stops_at_once_while_115_wants_it_to_wait() throws Exception {
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"files\",\"action\":\"throttle\",\"shape\":\"status-429\",\"seconds\":600}");
        listen("");
        await().until(() -> simulator.log().count("files") > 0);
        long begun = System.nanoTime();
        context.getRouteController().stopRoute("changes", 30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_thread_that_belongs_to_others_is_free_again_after_the_stop() throws Exception {
        ScheduledExecutorService shared = Executors.newSingleThreadScheduledExecutor();
        context.getRegistry().bind("shared", shared);
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"files\",\"action\":\"throttle\",\"shape\":\"status-429\",\"seconds\":600}");
        try {
            listen("&scheduledExecutorService=#shared");
            await().until(() -> simulator.log().count("files") > 0);
            context.getRouteController().stopRoute("changes");

            assertThat(shared.submit(Thread::interrupted).get(5, TimeUnit.SECONDS)).isFalse();
        } finally {
            shared.shutdownNow();
        }
    }

    @Test
    void a_memory_of_ones_own_goes_on_after_a_restart() throws Exception {
        HeldLook memory = new HeldLook();
        context.getRegistry().bind("memory", memory);
        listen("&memory=#memory&delay=60000");
        await().until(() -> memory.last().isPresent());
        context.getRouteController().stopRoute("changes");
        context.removeRoute("changes");
        context.removeEndpoints("open115:*");
        other.file("/Backup/c.txt", "c");
        listen("&memory=#memory&delay=60000&runLoggingLevel=DEBUG");

        assertThat(awaitTold(1)).containsExactly("ADDED c.txt");
    }

    @Test
    void changes_are_listened_to_and_everything_else_is_called() throws Exception {
        context.start();
        assertThatThrownBy(
                        () ->
                                context.createProducerTemplate()
                                        .requestBody("open115:changes?account=main", ""))
                .hasStackTraceContaining("can be listened to, not called");
        assertThatThrownBy(
                        () ->
                                context.createProducerTemplate()
                                        .requestBodyAndHeader(
                                                "open115:list?account=main",
                                                "",
                                                Open115Constants.OPERATION,
                                                Open115Operation.changes))
                .hasStackTraceContaining("can be listened to, not called");
        assertThatThrownBy(
                        () ->
                                context.addRoutes(
                                        new RouteBuilder() {
                                            @Override
                                            public void configure() {
                                                from("open115:list?account=main").to("mock:x");
                                            }
                                        }))
                .hasStackTraceContaining("open115:list can be called, not listened to");
    }

    private void awaitFirstLook() {
        Open115Endpoint endpoint =
                (Open115Endpoint)
                        context.getEndpoints().stream()
                                .filter(Open115Endpoint.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        await().until(() -> endpoint.remembered().isPresent());
    }

    /** Keeps what went wrong. */
    private static final class Complaints implements ExceptionHandler {
        private final List<Throwable> all = new CopyOnWriteArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(
                String message, @Nullable Exchange exchange, Throwable exception) {
            all.add(exception);
        }
    }
}
