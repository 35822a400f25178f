package dev.caravan.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.AlertJson;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.FailedItem;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Subject;
import dev.caravan.alert.Summary;
import dev.caravan.alert.policy.AlertPolicy;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Decision;
import dev.caravan.alert.policy.Notice;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class AlertMessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:41:07.5Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void numbers_come_first_then_failures_then_what_to_do() {
        AlertText text = new AlertMessages(Language.ENGLISH, "Caravan").of(Alerts.partial());
        assertThat(text.plain())
                .isEqualTo(
                        """
                        Caravan ❌ photos: 3 of 812 files failed
                        48211 files · 812 new · 640 already on 115 · 169 uploaded · 3 failed · 91.2 GB · 11 min 7 s
                        Cause: too many calls for 115 (rate-limit)
                        ✗ 2026/a.mp4 (7.3 MB): too many calls; attempts: 5; next: 2026-11-22 03:41
                        … and 2 more
                        What to do: caravan failures photos
                        Next pass: 2026-11-23 02:30
                        nas · 2026-11-22 02:41 · job.partial""");
    }

    @Test
    void the_same_in_chinese() {
        AlertText text = new AlertMessages(Language.CHINESE, "Caravan").of(Alerts.partial());
        assertThat(text.body())
                .isEqualTo(
                        """
                        共 48211 个文件 · 新增 812 · 秒传 640 · 上传 169 · 失败 3 · 91.2 GB · 11 min 7 s
                        原因：请求过于频繁（rate-limit）
                        ✗ 2026/a.mp4（7.3 MB）：too many calls；已尝试 5 次；下次：2026-11-22 03:41
                        … 另有 2 个
                        怎么办：caravan failures photos
                        下次运行：2026-11-23 02:30
                        nas · 2026-11-22 02:41 · job.partial""");
    }

    @Test
    void english_stays_english_on_a_chinese_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINA);
            assertThat(new Words(Language.ENGLISH).of(Cause.QUOTA))
                    .isEqualTo("the space is used up");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void both_languages_have_every_phrase() throws Exception {
        Properties english = phrases("alerts.properties");
        Properties chinese = phrases("alerts_zh.properties");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (Cause cause : Cause.values()) {
            assertThat(english).containsKey("cause." + cause.word());
        }
        for (AlertEvent event : AlertEvent.values()) {
            if (!event.word().endsWith("recovered")) {
                assertThat(english).containsKey("title." + event.word());
            }
        }
    }

    @Test
    void file_names_do_not_become_markup() {
        AlertText text = new AlertText("P", "❌", "a<b", List.of("x_y*[z](u) <i>", "two"));
        assertThat(text.html()).contains("<h3>P ❌ a&lt;b</h3>").contains("&lt;i&gt;");
        assertThat(text.markdownBody()).isEqualTo("x\\_y\\*\\[z\\]\\(u\\) \\<i\\>  \ntwo");
    }

    @Test
    void a_file_name_cannot_write_a_line_of_its_own() {
        FailedItem item =
                new FailedItem("a\nb\u2028c", 1, Cause.NETWORK, "", "", 1, Optional.empty());
        Alert alert =
                writer(Language.ENGLISH)
                        .write(
                                new Notice.Opened(
                                        Subject.job("photos"),
                                        new Condition(
                                                AlertEvent.JOB_PARTIAL,
                                                Cause.NETWORK,
                                                "",
                                                Optional.empty(),
                                                List.of(item))),
                                Optional.empty(),
                                NOW);
        AlertText text = new AlertMessages(Language.ENGLISH, "").of(alert);
        assertThat(text.lines())
                .contains("✗ a?b?c (1 B): the network or 115 cannot be reached; attempts: 1");
        assertThat(alert.failures().get(0).path()).isEqualTo("a\nb\u2028c");
    }

    @Test
    void a_cut_text_ends_at_a_character() {
        assertThat(Cut.toBytes("照片", 6)).isEqualTo("照片");
        assertThat(Cut.toBytes("照片库", 8)).isEqualTo("照…");
        assertThat(Cut.toBytes("a😀b", 6)).isEqualTo("a😀b");
        assertThat(Cut.toBytes("a😀bc", 6)).isEqualTo("a…");
        assertThat(Cut.toBytes("照".repeat(1000), 2048).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(2048)
                .hasSizeGreaterThan(2044);
        assertThat(Cut.toCharacters("😀😀😀", 2)).isEqualTo("😀…");
        assertThat(Cut.toCharacters("😀😀", 2)).isEqualTo("😀😀");
    }

    @Test
    void a_trouble_becomes_an_alert_with_the_command_that_helps() {
        Condition partial = Condition.of(AlertEvent.JOB_PARTIAL, Cause.NETWORK, "");
        Notice notice = new Notice.Opened(Subject.job("photos"), partial);
        Alert alert = writer(Language.ENGLISH).write(notice, Optional.of(pass()), NOW);
        assertThat(alert.title()).isEqualTo("photos: 3 of 812 files failed");
        assertThat(alert.time()).isEqualTo(OffsetDateTime.parse("2026-11-22T02:41:07+08:00"));
        assertThat(alert.action()).contains("caravan failures photos");
        assertThat(alert.run()).contains("2026-11-22T02:30");
        assertThat(alert.summary()).isEqualTo(pass().summary());
        assertThat(alert.severity()).isEqualTo(AlertEvent.JOB_PARTIAL.severity());
    }

    @Test
    void titles_say_what_lasts_what_got_worse_and_what_is_over() {
        AlertPolicy policy = new AlertPolicy(Duration.ofHours(24));
        Condition full = Condition.of(AlertEvent.JOB_WAITING, Cause.DISK_FULL, "");
        Condition conflict = Condition.of(AlertEvent.JOB_CONFLICT, Cause.CONFLICT, "2 files");
        Decision first =
                policy.decide(
                        Observation.afterPass(pass(), List.of(full, conflict)), List.of(), NOW);
        Decision later = policy.remind(first.keep(), NOW.plus(Duration.ofDays(1)));
        Decision end =
                policy.decide(
                        Observation.afterPass(pass(), List.of(conflict)),
                        later.keep(),
                        NOW.plus(Duration.ofDays(1)));
        assertThat(titles(first))
                .containsExactly(
                        "photos: waiting: the local disk is full",
                        "photos: both sides changed the same: 2 files");
        assertThat(titles(later))
                .containsExactly(
                        "photos: waiting: the local disk is full (still, since 2026-11-22 02:41)",
                        "photos: both sides changed the same: 2 files (still, since 2026-11-22"
                                + " 02:41)");
        assertThat(titles(end))
                .containsExactly("photos: over: the local disk is full; still open: conflict");
    }

    @Test
    void a_digest_names_every_job() {
        Digest digest =
                new Digest(
                        List.of(
                                new Digest.Line("docs", "ok", Optional.of(NOW), 7, 2, 0, 0, 0),
                                new Digest.Line(
                                        "photos", "partial", Optional.empty(), 9, 0, 3, 1, 4)),
                        pass().summary().orElseThrow());
        Alert alert = writer(Language.CHINESE).digest(digest, NOW);
        assertThat(alert.title()).isEqualTo("全部任务：docs 正常, photos 部分失败");
        assertThat(alert.subject()).isEqualTo(Subject.all());
        assertThat(alert.details())
                .containsExactly(
                        "docs：正常 · 上次成功 2026-11-22 02:41 · 共 7 个文件 · 上传 2 · 失败 0 · 冲突 0 · 暂缓 0",
                        "photos：部分失败 · 尚未成功过 · 共 9 个文件 · 上传 0 · 失败 3 · 冲突 1 · 暂缓 4");
        assertThat(writer(Language.ENGLISH).digest(digest, NOW).details())
                .last()
                .isEqualTo(
                        "photos: partial · never a success · 9 files · 0 uploaded · 3 failed"
                                + " · 1 conflicts · 4 held");
        assertThat(AlertJson.read(AlertJson.write(alert))).isEqualTo(alert);
        assertThat(new AlertMessages(Language.CHINESE, "").of(alert).lines())
                .contains(alert.details().get(1));
    }

    private static List<String> titles(Decision decision) {
        return decision.notices().stream()
                .map(notice -> writer(Language.ENGLISH).write(notice, Optional.empty(), NOW))
                .map(Alert::title)
                .toList();
    }

    private static AlertWriter writer(Language language) {
        return new AlertWriter(new AlertIds(new Random(1)), language, SHANGHAI, "nas");
    }

    private static PassEnd pass() {
        return new PassEnd(
                "photos",
                "2026-11-22T02:30",
                PassEnd.Mark.BAD,
                "",
                Alerts.partial().summary(),
                Alerts.partial().nextRun());
    }

    private static Properties phrases(String name) throws Exception {
        Properties phrases = new Properties();
        try (var reader =
                new java.io.InputStreamReader(
                        Summary.class.getResourceAsStream("/dev/caravan/alert/message/" + name),
                        StandardCharsets.UTF_8)) {
            phrases.load(reader);
        }
        return phrases;
    }
}
