package dev.caravan.cli;

import dev.caravan.status.StatusDocument;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The status document for people. */
final class StatusText {

    private final Terminal terminal;
    private final Phrases phrases;
    private final WallClock clock;
    private final Ansi ansi;

    StatusText(Terminal terminal, Phrases phrases, WallClock clock) {
        this.terminal = terminal;
        this.phrases = phrases;
        this.clock = clock;
        this.ansi = terminal.coloured() ? Ansi.ON : Ansi.OFF;
    }

    void say(StatusDocument document) {
        terminal.say(
                document.daemon().running()
                        ? phrases.say("daemon.running", String.valueOf(document.daemon().pid()))
                        : phrases.say("daemon.stopped"));
        document.accounts().forEach(this::account);
        document.jobs().forEach(this::job);
    }

    private void account(String name, StatusDocument.Account account) {
        StringBuilder line = new StringBuilder();
        String calls = Long.toString(account.requestsToday());
        line.append(phrases.say("account.line", name, coloured(account.state()), calls));
        if (account.loginUntil() != null) {
            line.append(phrases.say("account.until", clock.show(account.loginUntil())));
        }
        if (account.resumeAt() != null) {
            line.append(phrases.say("account.resume", clock.show(account.resumeAt())));
        }
        terminal.say(line.toString());
        if (account.reason() != null) {
            terminal.say(phrases.say("detail", Terminal.oneLine(phrases.tell(account.reason()))));
        }
    }

    private void job(String name, StatusDocument.Job job) {
        StringBuilder line = new StringBuilder();
        line.append(phrases.say("job.line", name, coloured(job.state())));
        if (job.reason() != null) {
            line.append(phrases.say("job.reason", phrases.cause(job.reason())));
        }
        StatusDocument.Pass pass = job.lastPass();
        if (pass != null) {
            line.append(said(pass));
        }
        terminal.say(line.toString());
        needs(name, job)
                .forEach((what, command) -> terminal.say(phrases.say("job.need", what, command)));
        if (job.nextPass() != null) {
            terminal.say(phrases.say("job.next", clock.show(job.nextPass())));
        }
    }

    private String said(StatusDocument.Pass pass) {
        return phrases.say(
                "job.pass",
                clock.show(pass.started()),
                phrases.count(pass.files(), "file"),
                Figures.bytes(pass.bytes()),
                Long.toString(pass.uploaded()),
                Long.toString(pass.rapid()),
                Long.toString(pass.moved()),
                Long.toString(pass.apiCalls()),
                spared(pass));
    }

    /** What rapid uploads gained. */
    private String spared(StatusDocument.Pass pass) {
        return pass.rapidBytes() > 0
                ? phrases.say("job.spared", Figures.bytes(pass.rapidBytes()))
                : "";
    }

    private Map<String, String> needs(String name, StatusDocument.Job job) {
        Map<String, String> needs = new java.util.LinkedHashMap<>();
        if (job.failures() > 0) {
            needs.put(phrases.count(job.failures(), "failure"), "caravan failures " + name);
        }
        if (job.held() > 0) {
            needs.put(phrases.count(job.held(), "held"), "caravan plan " + name);
        }
        if (job.conflicts() > 0) {
            needs.put(phrases.count(job.conflicts(), "conflict"), "caravan conflicts " + name);
        }
        return needs;
    }

    private String coloured(String state) {
        String colour =
                switch (state) {
                    case "ok", "running" -> "green";
                    case "failed", "login-required", "app-problem" -> "red";
                    default -> "yellow";
                };
        return ansi.string("@|" + colour + " " + phrases.state(state) + "|@");
    }
}
