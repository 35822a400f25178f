package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What each mistake is answered with; a job's own lines begin in line 6, column 5. */
class ProblemTableTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> a_mistake_in_a_job_is_named_with_its_position() {
        return Stream.of(
                job("shedule: x", "6:5 jobs.photos.shedule: unknown key; did you mean schedule?"),
                job(
                        "stable_for: 1s",
                        "6:5 jobs.photos.stable_for: unknown key; did you mean stable-for?"),
                job(
                        "mode: bakcup",
                        "6:11 jobs.photos.mode: \"bakcup\" is not allowed; expected one of "
                                + "backup, mirror, archive, sync, pull, pull-mirror; did you "
                                + "mean backup?"),
                job(
                        "mode: [backup]",
                        "6:11 jobs.photos.mode: a list is not allowed; expected one of backup, "
                                + "mirror, archive, sync, pull, pull-mirror"),
                job(
                        "transfers: many",
                        "6:16 jobs.photos.transfers: \"many\" is not allowed; expected a whole "
                                + "number from 1 up to 32, without quotes"),
                job(
                        "transfers: \"2\"",
                        "6:16 jobs.photos.transfers: \"2\" is not allowed; expected a whole "
                                + "number from 1 up to 32, without quotes"),
                job(
                        "transfers: 2.5",
                        "6:16 jobs.photos.transfers: \"2.5\" is not allowed; expected a whole "
                                + "number from 1 up to 32, without quotes"),
                job(
                        "transfers: 0",
                        "6:16 jobs.photos.transfers: \"0\" is not allowed; expected a whole "
                                + "number from 1 up to 32, without quotes"),
                job(
                        "transfers: $${X}",
                        "6:16 jobs.photos.transfers: the value of \"$${X}\" is not a whole "
                                + "number from 1 up to 32, without quotes"),
                job(
                        "at-start: maybe",
                        "6:15 jobs.photos.at-start: \"maybe\" is not allowed; expected true or "
                                + "false, without quotes"),
                job(
                        "stable-for: 30",
                        "6:17 jobs.photos.stable-for: \"30\" is not allowed; expected a "
                                + "duration such as 30s, 15m, 6h, 7d or 1h30m (units s, m, h, "
                                + "d, w)"),
                job(
                        "stable-for: 5 apples",
                        "6:17 jobs.photos.stable-for: \"5 apples\" is not allowed; expected a "
                                + "duration such as 30s, 15m, 6h, 7d or 1h30m (units s, m, h, "
                                + "d, w)"),
                job(
                        "stable-for: 999999999d",
                        "6:17 jobs.photos.stable-for: \"999999999d\" is too long; up to 36500d "
                                + "is allowed"),
                job(
                        "every: 4s",
                        "6:12 jobs.photos.every: \"4s\" is too short; from 5s on is allowed"),
                job(
                        "poll-remote: 1s",
                        "6:18 jobs.photos.poll-remote: \"1s\" is too short; from 5s on is allowed"),
                job(
                        "rehash: on",
                        "6:13 jobs.photos.rehash: \"on\" is not a duration such as 30s, 15m, "
                                + "6h or 7d"),
                job(
                        "schedule: \"30 2 * * *\"",
                        "6:15 jobs.photos.schedule: \"30 2 * * *\" has five fields, as Unix "
                                + "cron; expected six fields: second minute hour day month "
                                + "weekday, such "
                                + "as \"0 30 2 * * ?\""),
                job(
                        "schedule: 0 30 2 * * *",
                        "6:15 jobs.photos.schedule: \"0 30 2 * * *\" is not a Quartz cron; "
                                + "expected six fields: second minute hour day month weekday, "
                                + "such as "
                                + "\"0 30 2 * * ?\"; one of day and weekday must be \"?\""),
                job(
                        "schedule: 0 0 0 30 2 ?",
                        "6:15 jobs.photos.schedule: \"0 0 0 30 2 ?\" never fires; choose a day "
                                + "that exists and is to come"),
                job(
                        "schedule: 0 0 0 1 1 ? 2020",
                        "6:15 jobs.photos.schedule: \"0 0 0 1 1 ? 2020\" never fires; choose a "
                                + "day that exists and is to come"),
                job(
                        "schedule: 0 99 2 * * ?",
                        "6:15 jobs.photos.schedule: \"0 99 2 * * ?\" has a number out of "
                                + "range; expected six fields: second minute hour day month "
                                + "weekday, "
                                + "such as \"0 30 2 * * ?\""),
                job(
                        "schedule: 0 30 2 * * ?\nevery: 15m",
                        "7:12 jobs.photos.every: stands beside schedule; keep one of the two"),
                job(
                        "account: mian",
                        "6:14 jobs.photos.account: \"mian\" is not an account; did you mean main?"),
                job(
                        "account: else",
                        "6:14 jobs.photos.account: \"else\" is not an account; there is main"),
                job(
                        "window: 01:00-01:00",
                        "6:13 jobs.photos.window: \"01:00-01:00\" begins and ends at the same "
                                + "time; leave it out for the whole day"),
                job(
                        "window: 1-7",
                        "6:13 jobs.photos.window: \"1-7\" is not allowed; expected a window "
                                + "such as \"01:00-07:00\"; it may go over midnight, such as "
                                + "\"22:00-06:00\""),
                job(
                        "exclude: \"*.part\"",
                        "6:14 jobs.photos.exclude: \"*.part\" is not allowed; expected a list, "
                                + "written [a, b] or with a line \"- a\" for each item"),
                job(
                        "exclude: [a, b, \"\"]",
                        "6:21 jobs.photos.exclude[2]: an empty value is not allowed; expected "
                                + "a text"),
                job(
                        "guard: { max-delete-percent: 101 }",
                        "6:34 jobs.photos.guard.max-delete-percent: \"101\" is not allowed; "
                                + "expected a whole number from 0 up to 100, without quotes"),
                job(
                        "guard: 5",
                        "6:12 jobs.photos.guard: \"5\" is not allowed; expected a mapping, "
                                + "written as key: value"),
                job(
                        "trash: { max-size: 5 apples }",
                        "6:24 jobs.photos.trash.max-size: \"5 apples\" is not allowed; "
                                + "expected a size such as 500KB, 20MB or 4GiB (KB = 1000 "
                                + "bytes, KiB = "
                                + "1024 bytes; a plain number counts bytes)"),
                job(
                        "trash: { max-size: 99999999PB }",
                        "6:24 jobs.photos.trash.max-size: \"99999999PB\" is too large"),
                job(
                        "bandwidth: { upload: 2MB }",
                        "6:26 jobs.photos.bandwidth.upload: \"2MB\" is not allowed; expected a "
                                + "rate such as 500KB/s or 4MB/s, or 0 for no limit"),
                job(
                        "bandwidth: { timetable: { 8-23: {} } }",
                        "6:31 jobs.photos.bandwidth.timetable.8-23: this key is not allowed; "
                                + "expected a window such as \"01:00-07:00\"; it may go over "
                                + "midnight, "
                                + "such as \"22:00-06:00\""),
                job(
                        "bandwidth: { timetable: { \"08:00-12:00\": {}, \"11:00-13:00\": {} } }",
                        "6:65 jobs.photos.bandwidth.timetable.11:00-13:00: overlaps with "
                                + "another window of the timetable; move one of them"),
                job(
                        "rapid-upload: always",
                        "6:19 jobs.photos.rapid-upload: \"always\" is not allowed; expected "
                                + "one of prefer, only"),
                job(
                        "stable-for: 1s\nstable-for: 2s",
                        "7:5 jobs.photos.stable-for: stands here for the second time; the "
                                + "first is in line 6"),
                job(
                        "symlinks: !secret x",
                        "6:15 jobs.photos.symlinks: has the tag !secret; write the value "
                                + "without a tag"),
                job(
                        "symlinks: ${LINKS}",
                        "6:15 jobs.photos.symlinks: the environment variable LINKS is not set; "
                                + "set it or give a default: ${LINKS:-default}"),
                job(
                        "symlinks: ${file:no}",
                        "6:15 jobs.photos.symlinks: the file no does not exist"),
                job(
                        "symlinks: ${LINKS",
                        "6:15 jobs.photos.symlinks: ${ must be followed by NAME}, "
                                + "NAME:-default} or file:PATH}; write $${ for the characters "
                                + "themselves"));
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_elsewhere_is_named_with_its_position() {
        return Stream.of(
                file(
                        "a: b: c",
                        "1:5 this is not YAML: a \":\" is not expected here; check the "
                                + "indentation, or put the value in quotes"),
                file(
                        "a:\n\t- b",
                        "2:1 this is not YAML: lines must be indented with spaces, not with tabs"),
                file(
                        "a: [*.part]",
                        "1:6 this is not YAML: a value that begins with * must stand in "
                                + "quotes, such as \"*.part\""),
                file(
                        "a: [@eaDir/]",
                        "1:5 this is not YAML: a value that begins with @ must stand in quotes"),
                file(
                        "a: \u0001",
                        "1:1 this is not YAML: it holds a character that is not allowed; save "
                                + "it as plain text"),
                file(
                        "jobs: [",
                        "1:8 this is not YAML: expected the node content, but found '<stream "
                                + "end>'"),
                file("- a", "1:1 a list is not allowed; expected a mapping, written as key: value"),
                file("? [a]\n: b", "1:3 a key must be a word, not a list or a mapping"),
                file("acounts: {}", "1:1 acounts: unknown key; did you mean accounts?"),
                file(
                        "color: red",
                        "1:1 color: unknown key; known here: state-dir, time-zone, language, "
                                + "server, accounts, jobs, alerts"),
                file(
                        "time-zone: Mars/Olympus",
                        "1:12 time-zone: \"Mars/Olympus\" is not a time zone such as "
                                + "Asia/Shanghai or UTC"),
                file(
                        "language: de",
                        "1:11 language: \"de\" is not allowed; expected one of en, zh"),
                file(
                        "state-dir: ~/state",
                        "1:12 state-dir: \"~/state\" begins with ~, which is not replaced; "
                                + "write the whole path"),
                file(
                        "accounts: { my account: {} }",
                        "1:13 accounts.my account: this key is not allowed; expected a name of "
                                + "up to 64 letters (a-z, A-Z), digits, \"-\", \"_\" and \".\" "
                                + "that "
                                + "begins with a letter or digit"),
                file(
                        "accounts: &a { main: *a }",
                        "1:11 accounts.main: contains itself through an alias; write it out"),
                account(
                        "requests-per-second: 0",
                        "1:42 accounts.main.requests-per-second: \"0\" is not allowed; "
                                + "expected a number above 0 up to 1000, without quotes"),
                account(
                        "requests-per-day: 10000001",
                        "1:39 accounts.main.requests-per-day: \"10000001\" is not allowed; "
                                + "expected a whole number from 1 up to 10000000, without quotes"),
                account(
                        "app-secret: s",
                        "1:33 accounts.main.app-secret: needs the app-id it belongs to; add "
                                + "app-id"),
                account(
                        "app-id: 1, app-secret: s, login: relay",
                        "1:44 accounts.main.app-secret: is only for logins at 115 itself; "
                                + "remove it or set login: direct"),
                account(
                        "relay-url: ftp://x",
                        "1:32 accounts.main.relay-url: \"ftp://x\" is not allowed; expected an "
                                + "http:// or https:// URL"),
                account(
                        "endpoints: { api: \"http://x/?a=b\" }",
                        "1:39 accounts.main.endpoints.api: \"http://x/?a=b\" must not have a "
                                + "part after ? or #"),
                account(
                        "proxy: { api: \"10.0.0.2:80\" }",
                        "1:35 accounts.main.proxy.api: the value is not allowed; expected a "
                                + "proxy such as http://10.0.0.2:7890 or "
                                + "socks5://user:password@10.0.0.2:1080"),
                account(
                        "proxy: { api: \"http://u:p@:80\" }",
                        "1:35 accounts.main.proxy.api: the value is not http://HOST:PORT or "
                                + "socks5://USER:PASSWORD@HOST:PORT; encode special characters "
                                + "with %"),
                server(
                        "listen: 0.0.0.0:8115",
                        "1:1 server.token: is missing, but other machines can reach listen; "
                                + "set a token, or listen on 127.0.0.1"),
                server(
                        "listen: nas:8115",
                        "1:1 server.token: is missing, but other machines can reach listen; "
                                + "set a token, or listen on 127.0.0.1"),
                server(
                        "listen: true",
                        "1:19 server.listen: \"true\" is not HOST:PORT, such as "
                                + "127.0.0.1:8115, nor off"),
                server(
                        "listen: 8115",
                        "1:19 server.listen: \"8115\" is not allowed; expected HOST:PORT such "
                                + "as 127.0.0.1:8115, or off"),
                server(
                        "listen: 127.0.0.1:99999",
                        "1:19 server.listen: \"127.0.0.1:99999\" has no port from 0 to 65535"),
                server(
                        "listen: 127.0.0.999:80",
                        "1:19 server.listen: \"127.0.0.999:80\" does not begin with an IP "
                                + "address or a name"),
                channel(
                        "type: emial",
                        "1:31 alerts.channels[0].type: \"emial\" is not allowed; expected one "
                                + "of email, webhook, wecom, dingtalk, feishu, serverchan, bark, "
                                + "pushplus, telegram, discord, slack, ntfy, gotify, apprise, "
                                + "healthchecks, uptime-kuma; did you mean email?"),
                channel(
                        "url: http://x",
                        "1:23 alerts.channels[0].type: is missing or empty; expected one of "
                                + "email, webhook, wecom, dingtalk, feishu, serverchan, bark, "
                                + "pushplus, "
                                + "telegram, discord, slack, ntfy, gotify, apprise, healthchecks, "
                                + "uptime-kuma"),
                channel(
                        "type: webhook",
                        "1:23 alerts.channels[0].url: is missing or empty; expected an http:// "
                                + "or https:// URL"),
                channel(
                        "type: webhook, url: http://x, uri: y",
                        "1:55 alerts.channels[0].uri: unknown key; did you mean url?"),
                channel(
                        "type: webhook, url: http://x, events: [job.failed]",
                        "1:64 alerts.channels[0].events[0]: \"job.failed\" is not allowed; "
                                + "expected one of failed, partial, held, waiting, conflict, "
                                + "login-required, login-expiring, throttled, quota, stalled, "
                                + "missed, "
                                + "recovered, success, digest"),
                email(
                        "smtp: smtp.example.com",
                        "1:44 alerts.channels[0].smtp: the value is not allowed; expected a "
                                + "mail server such as smtps://user@smtp.example.com:465 or "
                                + "smtp://user@smtp.example.com:587"),
                email(
                        "smtp: \"smtps://u:pw@h:465\"",
                        "1:44 alerts.channels[0].smtp: the value holds a password; write that "
                                + "under password"),
                email(
                        "smtp: smtps://u@h",
                        "1:23 alerts.channels[0].password: is missing, but smtp names a user"),
                email(
                        "smtp: smtps://h, password: p",
                        "1:65 alerts.channels[0].password: needs a user; write "
                                + "smtps://USER@HOST:465 under smtp"),
                email(
                        "smtp: smtps://h, tls: none",
                        "1:60 alerts.channels[0].tls: contradicts smtps://; remove it or write "
                                + "smtp://"),
                channel(
                        "type: email, smtp: smtp://h, from: a@b, to: []",
                        "1:69 alerts.channels[0].to: an empty list is not allowed; expected a "
                                + "list of e-mail addresses, such as [b@example.com]"),
                channel(
                        "type: email, smtp: smtp://h, from: nobody, to: [a@b]",
                        "1:60 alerts.channels[0].from: \"nobody\" is not allowed; expected an "
                                + "e-mail address such as a@example.com or Caravan "
                                + "<a@example.com>"),
                channel(
                        "type: webhook, url: http://x, name: a }, { type: webhook, url: "
                                + "http://y, name: a",
                        "1:104 alerts.channels[1].name: is the name of another channel too; "
                                + "choose another one"));
    }

    @TestFactory
    Stream<DynamicTest> a_job_cannot_do_without_folders_and_account() {
        return Stream.of(
                file(
                        "accounts: { a: {} }\njobs: { p: { local: /data/p } }",
                        "2:9 jobs.p.remote: is missing or empty; expected a path such as "
                                + "/Backup/photos or a folder id such as id:249163533602609229"),
                file(
                        "accounts: { a: {} }\njobs: { p: { remote: /p, local: } }",
                        "2:26 jobs.p.local: is missing or empty; expected a text"),
                file(
                        "accounts: { a: {} }\njobs: { p: { local: /, remote: /p } }",
                        "2:21 jobs.p.local: is the root of a file system; choose a folder "
                                + "below it"),
                file(
                        "accounts: { a: {} }\njobs: { p: { local: /p, remote: p } }",
                        "2:33 jobs.p.remote: \"p\" is not allowed; expected a path such as "
                                + "/Backup/photos or a folder id such as id:249163533602609229"),
                file(
                        "accounts: { a: {} }\njobs: { p: { local: /p, remote: /p//q } }",
                        "2:33 jobs.p.remote: \"/p//q\" must not have empty names, \".\" or "
                                + "\"..\" in it"),
                file(
                        "jobs: { p: { local: /p, remote: /p } }",
                        "1:9 jobs.p.account: there is no account; add one, such as accounts: { "
                                + "main: {} }"),
                file(
                        "accounts: { a: {}, b: {} }\njobs: { p: { local: /p, remote: /p } }",
                        "2:9 jobs.p.account: is missing; choose one of a, b"));
    }

    private DynamicTest job(String lines, String expected) {
        return DynamicTest.dynamicTest(
                lines.replace("\n", " / "),
                () ->
                        assertThat(Configuration.ofJob(folder, lines).problems())
                                .containsExactly(expected));
    }

    private DynamicTest file(String text, String expected) {
        return DynamicTest.dynamicTest(
                text.replace("\n", " / "),
                () ->
                        assertThat(new Configuration(folder, text).problems())
                                .containsExactly(expected));
    }

    private DynamicTest account(String keys, String expected) {
        return file("accounts: { main: { " + keys + " } }", expected);
    }

    private DynamicTest server(String keys, String expected) {
        return file("server: { " + keys + " }", expected);
    }

    private DynamicTest channel(String keys, String expected) {
        return file("alerts: { channels: [ { " + keys + " } ] }", expected);
    }

    private DynamicTest email(String keys, String expected) {
        return channel("type: email, " + keys + ", from: a@b, to: [c@d]", expected);
    }
}
