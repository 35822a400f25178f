package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.MemoryDrive;
import dev.caravan.drive.RemoteListing;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real routes of a pass, with beans that only note what they were asked. */
class PassRoutesTest {

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final Beans beans = new Beans(events);
    private final Lanes transfers = new Lanes(Map.of("photos", 2));
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new DefaultCamelContext();
        for (String name :
                List.of(
                        "orders",
                        "beginning",
                        "remoteRoot",
                        "localScan",
                        "localRoot",
                        "rereading",
                        "scopes",
                        "oldVersions",
                        "verification",
                        "remoteScan",
                        "planning",
                        "expectations",
                        "uploads",
                        "addresses",
                        "fetching",
                        "tidying",
                        "adoption",
                        "emigrants",
                        "trashBatches",
                        "emptiedFolders",
                        "localActs",
                        "transferOrder",
                        "stepFailures",
                        "ledger",
                        "ending",
                        "deadLetters",
                        "telling")) {
            camel.getRegistry().bind(name, beans);
        }
        camel.getRegistry().bind("suspects", new Suspects());
        Processor refresh = exchange -> events.add("refresh token");
        camel.getRegistry().bind("tokenRefresh", Processor.class, refresh);
        camel.getRegistry().bind("transfers", transfers);
        Drive drive = new MemoryDrive();
        DriveDirectory drives = account -> Optional.of(drive);
        camel.getRegistry().bind("drives", DriveDirectory.class, drives);
        for (String file : List.of("pass", "operation")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            PluginHelper.getResourceLoader(camel)
                                    .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        RouteBuilder alerts =
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:pass-started")
                                .process(each -> events.add("tell " + each.getIn().getBody()));
                        from("direct:alert")
                                .process(each -> events.add("alert " + each.getIn().getBody()));
                    }
                };
        camel.addRoutes(alerts);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        transfers.shutdownNow();
    }

    @Test
    void a_pass_with_nothing_to_do_comes_to_its_end_and_is_told() {
        assertThat(pass()).isEqualTo("report of the end");
        assertThat(events)
                .containsExactly(
                        "begin order",
                        "choose scope",
                        "tell start",
                        "refresh token",
                        "find root",
                        "recycle old versions",
                        "settle claims",
                        "look",
                        "mark root",
                        "memory",
                        "compare",
                        "plan",
                        "let others send",
                        "prove uploads",
                        "end",
                        "observe report of the end",
                        "alert job",
                        "alert account");
    }

    @Test
    void a_pass_of_which_nothing_is_to_be_told_still_reports() {
        beans.observed = List.of();
        assertThat(pass()).isEqualTo("report of the end");
        assertThat(events).noneMatch(event -> event.startsWith("alert"));
    }

    @Test
    void a_step_that_fails_is_a_value_and_the_rest_goes_on_even_after_the_very_first() {
        beans.folders = List.of(new Step("bad folder"), new Step("folder"));
        beans.transfers = List.of(new Step("bad file"), new Step("file"));
        beans.removals = List.of(new Step("bad removal"), new Step("removal"));
        assertThat(pass()).isEqualTo("report of the end");
        assertThat(events)
                .contains(
                        "failed bad folder: no",
                        "check folder",
                        "failed bad file: no",
                        "check file",
                        "failed bad removal: no",
                        "check removal")
                .endsWith("end", "observe report of the end", "alert job", "alert account")
                .noneMatch(event -> event.startsWith("keep"));
    }

    @Test
    void folders_and_moves_stand_before_any_transfer_and_removals_come_last() {
        beans.folders = List.of(new Step("folder 1"), new Step("folder 2"));
        beans.moves = List.of(new Step("move 1"), new Step("move 2"));
        beans.transfers = List.of(new Step("file 1"), new Step("file 2"));
        beans.removals = List.of(new Step("removal 1"), new Step("removal 2"));
        pass();
        List<String> checks = events.stream().filter(event -> event.startsWith("check")).toList();
        assertThat(checks.subList(0, 4))
                .containsExactly(
                        "check folder 1", "check folder 2", "check move 1", "check move 2");
        assertThat(checks.subList(4, 6)).containsExactlyInAnyOrder("check file 1", "check file 2");
        assertThat(checks.subList(6, 8)).containsExactly("check removal 1", "check removal 2");
    }

    @Test
    void what_came_to_other_jobs_is_sent_between_the_transfers_and_the_removals() {
        beans.transfers = List.of(new Step("file"));
        beans.removals = List.of(new Step("removal"));
        pass();
        assertThat(events).containsSubsequence("check file", "let others send", "check removal");
    }

    @Test
    void what_has_not_been_sent_by_other_jobs_is_not_removed() {
        beans.removals = List.of(new Step("removal"));
        beans.unsent = true;
        pass();
        assertThat(events).contains("let others send").doesNotContain("check removal");
    }

    @Test
    void what_once_brought_the_program_down_follows_the_other_transfers_and_each_is_noted() {
        beans.transfers = List.of(new Step("file 1"));
        beans.suspects = List.of(new Step("suspect 1"), new Step("bad suspect 2"));
        pass();
        assertThat(events)
                .containsSubsequence(
                        "began file 1",
                        "check file 1",
                        "clear file 1",
                        "began suspect 1",
                        "check suspect 1",
                        "clear suspect 1",
                        "began bad suspect 2",
                        "failed bad suspect 2: no",
                        "clear bad suspect 2");
    }

    @Test
    void transfers_run_beside_each_other() {
        beans.meeting = Optional.of(new CyclicBarrier(2));
        beans.transfers = List.of(new Step("file 1"), new Step("file 2"));
        pass();
        assertThat(events).noneMatch(event -> event.startsWith("failed"));
    }

    @Test
    void a_pass_that_breaks_off_is_kept_with_its_reason_and_told() {
        beans.look = Optional.of(new IllegalStateException("the disk is gone"));
        assertThat(pass()).isEqualTo("report of the dead letter");
        assertThat(events)
                .containsExactly(
                        "begin order",
                        "choose scope",
                        "tell start",
                        "refresh token",
                        "find root",
                        "recycle old versions",
                        "settle claims",
                        "look",
                        "keep order, the pass: the disk is gone",
                        "observe report of the dead letter",
                        "alert job",
                        "alert account");
    }

    @Test
    void a_pass_that_never_began_is_told_apart() {
        beans.begin = Optional.of(new IllegalStateException("locked"));
        assertThat(pass()).isEqualTo("report of the dead letter");
        assertThat(events)
                .containsExactly(
                        "begin order",
                        "keep order, null: locked",
                        "observe report of the dead letter",
                        "alert job",
                        "alert account");
    }

    @Test
    void a_pass_whose_books_cannot_be_written_breaks_off_once() {
        beans.folders = List.of(new Step("bad folder"), new Step("folder"));
        beans.transfers = List.of(new Step("bad file"), new Step("file"));
        beans.write = Optional.of(new IllegalStateException("the disk is full"));
        assertThat(pass()).isEqualTo("report of the dead letter");
        assertThat(events.stream().filter(event -> event.startsWith("keep")))
                .singleElement()
                .asString()
                .startsWith("keep order, the pass: ")
                .contains("the disk is full");
        assertThat(events)
                .endsWith("observe report of the dead letter", "alert job", "alert account")
                .doesNotContain("end", "check file");
    }

    private String pass() {
        return camel.createProducerTemplate().requestBody("direct:pass", "order", String.class);
    }

    /** A step that no branch of the operation route takes. */
    public record Step(String name) {
        public String getBranch() {
            return "remote nothing";
        }

        public String getAccount() {
            return "main";
        }

        public boolean isDisplaces() {
            return false;
        }
    }

    /** What a plan looks like to the routes. */
    public record Plan(
            Pass pass,
            Iterator<Step> folders,
            Iterator<Step> moves,
            Iterator<Step> transfers,
            Iterator<Step> batches,
            Iterator<Step> removals) {}

    /** A pass as the routes see it. */
    public static final class Pass {
        public Job job() {
            return new Job("photos");
        }

        private int looks;

        public boolean looks() {
            return looks++ == 0;
        }

        public String account() {
            return "main";
        }

        public boolean isWhole() {
            return true;
        }

        public RemoteId remoteRoot() {
            return RemoteId.ROOT;
        }

        @Override
        public String toString() {
            return "the pass";
        }
    }

    /** A job as the routes see it. */
    public record Job(String name) {}

    /** The transfers in the middle of which the program died, as the routes see them. */
    public final class Suspects {
        public void count(Pass pass) {}

        public Iterator<Step> of(Plan plan) {
            return beans.suspects.iterator();
        }

        public void began(Step step) {
            events.add("began " + step.name());
        }

        public void clear(Step step) {
            events.add("clear " + step.name());
        }
    }

    /** All the beans of the routes in one, which note what they are asked for. */
    public static final class Beans {
        private final List<String> events;
        private List<Step> folders = List.of();
        private List<Step> moves = List.of();
        private List<Step> transfers = List.of();
        private List<Step> suspects = List.of();
        private List<Step> removals = List.of();
        private boolean unsent;
        private Optional<CyclicBarrier> meeting = Optional.empty();
        private List<String> observed = List.of("job", "account");
        private Optional<RuntimeException> begin = Optional.empty();
        private Optional<RuntimeException> look = Optional.empty();
        private Optional<RuntimeException> write = Optional.empty();

        Beans(List<String> events) {
            this.events = events;
        }

        public Iterator<Step> of(Plan plan) {
            return plan.transfers();
        }

        public void ended(Step step) {}

        public Pass begin(String order) {
            events.add("begin " + order);
            begin.ifPresent(Beans::fail);
            return new Pass();
        }

        public Pass find(Pass pass) {
            events.add("find root");
            return pass;
        }

        public void adopt(Pass pass) {}

        public Plan remove(Plan plan) {
            return plan;
        }

        public Plan before(Plan plan) {
            return plan;
        }

        public String look(Pass pass) {
            events.add("look");
            look.ifPresent(Beans::fail);
            return "local";
        }

        public String again(Pass pass, String local) {
            return local;
        }

        public String reread(Pass pass, String local) {
            return local;
        }

        public String start(Pass pass) {
            return "start";
        }

        public Pass choose(Pass pass, String order) {
            events.add("choose scope");
            return pass;
        }

        public String asInBase() {
            return "remote";
        }

        public Pass mark(Pass pass) {
            events.add("mark root");
            return pass;
        }

        public String memory(Pass pass) {
            events.add("memory");
            return "memory";
        }

        public String compare(Pass pass, RemoteListing listing) {
            events.add("compare");
            return "remote";
        }

        public Plan plan(Pass pass, String local, String remote) {
            events.add("plan");
            return new Plan(
                    pass,
                    folders.iterator(),
                    moves.iterator(),
                    transfers.iterator(),
                    Collections.emptyIterator(),
                    removals.iterator());
        }

        public Plan letOthersSend(Plan plan) {
            events.add("let others send");
            return unsent
                    ? new Plan(
                            plan.pass(),
                            Collections.emptyIterator(),
                            Collections.emptyIterator(),
                            Collections.emptyIterator(),
                            Collections.emptyIterator(),
                            Collections.emptyIterator())
                    : plan;
        }

        public Step check(Step step)
                throws InterruptedException, BrokenBarrierException, TimeoutException {
            events.add("check " + step.name());
            if (meeting.isPresent()) {
                meeting.get().await(20, TimeUnit.SECONDS);
            }
            if (step.name().startsWith("bad")) {
                throw new IllegalArgumentException("no");
            }
            return step;
        }

        public void failed(Step step, Exception problem) {
            write.ifPresent(Beans::fail);
            events.add("failed " + step.name() + ": " + problem.getMessage());
        }

        public void rested(Step step) {
            events.add("rested " + step.name());
        }

        // Camel wants to see the methods of all branches, also of those that no step here takes.
        public void request(Step step) {}

        public void makeFolder(Step step) {}

        public void move(Step step) {}

        public void place(Step step) {}

        public void trash(Step step) {}

        public void thin(Step step) {}

        public void rename(Step step) {}

        public void done(Object batch) {}

        public Object folder(Object batch) {
            return batch;
        }

        public void folderMade(Step step, Object made) {}

        public void uploaded(Step step, Object receipt) {}

        public void oldVersionGone(Step step) {}

        public void moved(Step step, Object name) {}

        public void trashed(Step step) {}

        public String end(Plan plan) {
            events.add("end");
            return "report of the end";
        }

        public String keep(String order, Pass pass, Exception problem) {
            events.add("keep " + order + ", " + pass + ": " + problem.getMessage());
            return "report of the dead letter";
        }

        public void recycle(Pass pass) {
            events.add("recycle old versions");
        }

        public void settle(Pass pass) {
            events.add("settle claims");
        }

        public void prove(Pass pass) {
            events.add("prove uploads");
        }

        public void displaced(Step step) {}

        public List<String> observations(String report) {
            events.add("observe " + report);
            return observed;
        }

        private static void fail(RuntimeException problem) {
            throw problem;
        }
    }
}
