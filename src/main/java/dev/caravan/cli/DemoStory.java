package dev.caravan.cli;

import dev.caravan.app.ConnectedAccount;
import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.IssuedTokens;
import dev.caravan.open115.auth.OtherUser;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.Simulator;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demo, told step by step: log in, back up, change, back up again, and what happens when a
 * login ends.
 */
final class DemoStory {

    private static final String ACCOUNT = "main";
    private static final String JOB = "demo";

    private final DemoWorld world;
    private final Terminal terminal;
    private final Phrases phrases;
    private int step;

    DemoStory(DemoWorld world, Terminal terminal, Phrases phrases) {
        this.world = world;
        this.terminal = terminal;
        this.phrases = phrases;
    }

    /** Done when every step came out as it says it should. */
    ExitCode tell() throws Exception {
        begin("demo.begin", world.simulator().apiUrl());
        inset("demo.folder", world.folder().toString());
        PassProgress progress =
                terminal.interactive()
                        ? new TerminalProgress(terminal.err(), phrases)
                        : PassProgress.NONE;
        boolean good;
        try (Program program =
                Program.open(
                        world.settings(), progress, new DemoTime(world.simulator()).timing())) {
            program.start();
            login(program);
            good = firstBackup(program) && secondBackup(program);
            good &= expiredToken(program);
            good &= endedLogin(program);
        }
        whatNext();
        return good ? ExitCode.DONE : ExitCode.INTERNAL_ERROR;
    }

    private void login(Program program) throws DriveException {
        begin("demo.login");
        ConnectedAccount account = program.accounts().account(ACCOUNT);
        IssuedTokens tokens =
                account.deviceLogin().orElseThrow().login(new TerminalLogin(terminal, phrases));
        account.logins().accept(tokens, account.proof(), OtherUser.REFUSED);
        program.loggedIn(ACCOUNT);
        inset("demo.confirmed");
    }

    private boolean firstBackup(Program program) {
        begin("demo.first");
        boolean good = pass(program, PassResult.OK);
        begin("demo.again");
        return good & pass(program, PassResult.OK);
    }

    private boolean secondBackup(Program program) throws IOException {
        if (!world.isSample()) {
            return true;
        }
        begin("demo.change");
        Path folder = world.folder();
        Files.writeString(
                folder.resolve("notes/笔记 1.md"), "# Note 1\n\nedited\n", StandardCharsets.UTF_8);
        Files.move(folder.resolve("photos/2024"), folder.resolve("photos/2024 moved"));
        Files.writeString(folder.resolve("notes/new.md"), "new\n", StandardCharsets.UTF_8);
        Files.delete(folder.resolve("notes/笔记 2.md"));
        inset("demo.changed");
        return pass(program, PassResult.OK);
    }

    private boolean expiredToken(Program program) {
        begin("demo.expired");
        world.simulator().authorizations().expireAccess(Simulator.USER);
        return pass(program, PassResult.OK);
    }

    private boolean endedLogin(Program program) {
        begin("demo.ended");
        world.simulator().authorizations().revoke(Simulator.USER);
        boolean good = pass(program, PassResult.WAITING);
        program.deliverAlerts();
        inset("demo.alert");
        world.alerts().arrived().forEach(alert -> terminal.say("   " + alert));
        return good && !world.alerts().arrived().isEmpty();
    }

    private boolean pass(Program program, PassResult expected) {
        PassReport report = program.run(new PassOrder(JOB, Trigger.COMMAND));
        terminal.say("   " + ReportText.of(phrases, report).replace("\n", "\n   "));
        if (report.result() != expected && !(expected == PassResult.OK && isExplained(report))) {
            terminal.complain(phrases.say("demo.expected", phrases.state(expected.word())));
            return false;
        }
        return true;
    }

    /**
     * A person's own folder may hold what cannot be backed up; that is said, and no fault of the
     * demo.
     */
    private boolean isExplained(PassReport report) {
        return !world.isSample()
                && (report.result() == PassResult.PARTIAL
                        || report.result() == PassResult.WARNINGS);
    }

    private void whatNext() {
        terminal.say("");
        terminal.say(phrases.say("demo.look"));
        String config = "caravan --config " + world.configuration();
        terminal.say("   " + config + " status");
        terminal.say("   " + config + " history");
        terminal.say("   " + config + " why demo \"notes/笔记 1.md\"");
        terminal.say(phrases.say("demo.real"));
        terminal.say("   caravan check; caravan login main; caravan run --once; caravan run");
        terminal.say(phrases.say("demo.forget", world.place().toString()));
    }

    private void begin(String key, Object... values) {
        step++;
        terminal.say("");
        terminal.say(step + ". " + phrases.say(key, values));
    }

    private void inset(String key, Object... values) {
        terminal.say("   " + phrases.say(key, values));
    }
}
