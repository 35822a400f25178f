package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.web.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final SampleDesk desk = SampleDesk.full();
    private final Metrics metrics = new Metrics("1.0.0", List.of("photos", "films"));

    @Test
    void a_job_is_in_exactly_one_state() {
        Exposition read = read();
        assertThat(read.value("caravan_job_state", "job=videos", "state=partial")).isEqualTo(1);
        assertThat(read.value("caravan_job_state", "job=videos", "state=ok")).isEqualTo(0);
        for (String job : desk.status().jobs().keySet()) {
            double sum = 0;
            for (String state :
                    List.of(
                            "ok",
                            "warnings",
                            "partial",
                            "held",
                            "waiting",
                            "failed",
                            "running",
                            "never")) {
                sum += read.value("caravan_job_state", "job=" + job, "state=" + state);
            }
            assertThat(sum).as(job).isEqualTo(1);
        }
    }

    @Test
    void the_numbers_of_the_status_are_there_with_their_units() {
        Exposition read = read();
        assertThat(read.value("caravan_job_last_success_timestamp_seconds", "job=photos"))
                .isEqualTo(Instant.parse("2026-11-21T02:36:10Z").getEpochSecond());
        assertThat(read.value("caravan_job_last_success_timestamp_seconds", "job=phone")).isNull();
        assertThat(read.value("caravan_job_last_pass_duration_seconds", "job=photos"))
                .isEqualTo(370);
        assertThat(read.value("caravan_job_files", "job=photos")).isEqualTo(48_211);
        assertThat(read.value("caravan_job_size_bytes", "job=photos")).isEqualTo(91_234_567_890.0);
        assertThat(read.value("caravan_job_held", "job=documents")).isEqualTo(3);
        assertThat(read.value("caravan_job_failures", "job=videos")).isEqualTo(2);
        assertThat(read.value("caravan_job_conflicts", "job=scans")).isEqualTo(1);
        assertThat(read.value("caravan_job_transfer_done_bytes", "job=films"))
                .isEqualTo(1_900_000_000.0);
        assertThat(read.value("caravan_account_requests_today", "account=main")).isEqualTo(812);
        assertThat(read.value("caravan_account_requests_limit", "account=main")).isEqualTo(9000);
        assertThat(read.value("caravan_account_state", "account=family", "state=login-required"))
                .isEqualTo(1);
        assertThat(read.value("caravan_account_breaker_open", "account=main")).isZero();
        assertThat(
                        read.value(
                                "caravan_build_info",
                                "version=1.0.0",
                                "java=" + System.getProperty("java.version")))
                .isEqualTo(1);
        assertThat(read.names()).contains("jvm_memory_used_bytes");
    }

    @Test
    void what_is_over_has_no_number_any_more() {
        assertThat(read().value("caravan_job_operations_planned", "job=films")).isEqualTo(40);
        desk.job("films", "ok", null, SampleDesk.pass(89, "ok", 1, 0, 0));
        assertThat(read().value("caravan_job_operations_planned", "job=films")).isNull();
    }

    @Test
    void passes_add_up_and_begin_at_zero() {
        assertThat(read().value("caravan_files_uploaded_total", "job=photos")).isZero();
        metrics.counters().carried("photos", 1000);
        metrics.counters().fetched("photos", 50);
        metrics.counters().ended(report(PassResult.PARTIAL, Optional.of(Cause.PERMISSION)));
        metrics.counters().ended(report(PassResult.OK, Optional.empty()));
        metrics.counters().ended(report(PassResult.FAILED, Optional.of(Cause.LOCKED)));
        Exposition read = read();
        assertThat(read.value("caravan_uploaded_bytes_total", "job=photos")).isEqualTo(1000);
        assertThat(read.value("caravan_downloaded_bytes_total", "job=photos")).isEqualTo(50);
        assertThat(read.value("caravan_files_uploaded_total", "job=photos")).isEqualTo(6);
        assertThat(read.value("caravan_files_rapid_total", "job=photos")).isEqualTo(8);
        assertThat(read.value("caravan_rapid_bytes_total", "job=photos")).isEqualTo(26);
        assertThat(read.value("caravan_operations_failed_total", "job=photos")).isEqualTo(18);
        assertThat(read.value("caravan_passes_total", "job=photos", "result=partial")).isEqualTo(1);
        assertThat(read.value("caravan_passes_total", "job=photos", "result=failed"))
                .as("an order that met a running pass was none")
                .isZero();
    }

    @Test
    void the_dashboard_asks_for_nothing_that_is_not_there() throws IOException {
        Set<String> there = new TreeSet<>(read().names());
        Set<String> asked = asked();
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(there).containsAll(asked);
    }

    @Test
    void every_metric_of_ours_is_documented() throws IOException {
        String document = Files.readString(Path.of("src/docs/http.md"));
        assertThat(read().names())
                .filteredOn(name -> name.startsWith("caravan_"))
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private static Set<String> asked() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("config/grafana-dashboard.json").toFile());
        Set<String> names = new TreeSet<>();
        for (JsonNode expression : dashboard.findValues("expr")) {
            Pattern.compile("\\b(?:caravan|jvm|process)_[a-z_]+")
                    .matcher(expression.asText())
                    .results()
                    .forEach(match -> names.add(match.group()));
        }
        return names;
    }

    private Exposition read() {
        return Exposition.parse(metrics.text(desk.status(), Map.of("main", 9000, "family", 9000)));
    }

    private static PassReport report(PassResult result, Optional<Cause> cause) {
        Instant now = Instant.parse(SampleDesk.NOW);
        return new PassReport(
                1,
                "photos",
                Trigger.SCHEDULE,
                now,
                now,
                result,
                cause,
                "",
                "",
                new PassCounts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
    }
}
