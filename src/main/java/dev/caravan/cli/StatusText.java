package dev.caravan.cli;

import dev.caravan.status.StatusDocument;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The status document for people. */
final class StatusText {

    private final Terminal terminal;
    private final Ansi ansi;

    StatusText(Terminal terminal) {
        this.terminal = terminal;
        this.ansi = terminal.coloured() ? Ansi.ON : Ansi.OFF;
    }

    void say(StatusDocument document) {
        terminal.say(
                document.daemon().running()
                        ? "daemon   running, pid " + document.daemon().pid()
                        : "daemon   not running");
        document.accounts().forEach(this::account);
        document.jobs().forEach(this::job);
    }

    private void account(String name, StatusDocument.Account account) {
        StringBuilder line =
                new StringBuilder("account  " + name + "  " + coloured(account.state()));
        line.append("  ").append(account.requestsToday()).append(" requests today");
        if (account.loginUntil() != null) {
            line.append(", login until ").append(account.loginUntil());
        }
        if (account.resumeAt() != null) {
            line.append(", goes on at ").append(account.resumeAt());
        }
        terminal.say(line.toString());
        if (account.reason() != null) {
            terminal.say("         " + Terminal.oneLine(account.reason()));
        }
    }

    private void job(String name, StatusDocument.Job job) {
        StringBuilder line = new StringBuilder("job      " + name + "  " + coloured(job.state()));
        if (job.reason() != null) {
            line.append(" (").append(job.reason()).append(')');
        }
        StatusDocument.Pass pass = job.lastPass();
        if (pass != null) {
            line.append("  last pass ").append(pass.started()).append(": ");
            line.append(Figures.count(pass.files(), "file")).append(", ");
            line.append(Figures.bytes(pass.bytes())).append(", ");
            line.append(pass.uploaded()).append(" uploaded, ");
            line.append(pass.rapid()).append(" rapid, ");
            line.append(pass.moved()).append(" moved, ");
            line.append(pass.apiCalls()).append(" calls");
        }
        terminal.say(line.toString());
        needs(name, job)
                .forEach((what, command) -> terminal.say("         " + what + ": " + command));
        if (job.nextPass() != null) {
            terminal.say("         next pass " + job.nextPass());
        }
    }

    private static Map<String, String> needs(String name, StatusDocument.Job job) {
        Map<String, String> needs = new java.util.LinkedHashMap<>();
        if (job.failures() > 0) {
            needs.put(Figures.count(job.failures(), "failure"), "caravan failures " + name);
        }
        if (job.held() > 0) {
            needs.put(Figures.count(job.held(), "held operation"), "caravan plan " + name);
        }
        if (job.conflicts() > 0) {
            needs.put(Figures.count(job.conflicts(), "conflict"), "caravan conflicts " + name);
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
        return ansi.string("@|" + colour + " " + state + "|@");
    }
}
