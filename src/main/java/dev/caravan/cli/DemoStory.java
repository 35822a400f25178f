package dev.caravan.cli;

import dev.caravan.app.ConnectedAccount;
import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.IssuedTokens;
import dev.caravan.open115.auth.OtherUser;
import dev.caravan.pass.PassOrder;
import dev.caravan.pass.PassProgress;
import dev.caravan.pass.PassReport;
import dev.caravan.pass.Trigger;
import dev.caravan.settings.Language;
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
    private int step;

    DemoStory(DemoWorld world, Terminal terminal) {
        this.world = world;
        this.terminal = terminal;
    }

    /** Done when every step came out as it says it should. */
    ExitCode tell() throws Exception {
        begin(
                "A stand-in of 115 runs on "
                        + world.simulator().apiUrl()
                        + "; nothing leaves this machine.");
        terminal.say("   The folder to back up: " + world.folder());
        PassProgress progress =
                terminal.interactive() ? new TerminalProgress(terminal.err()) : PassProgress.NONE;
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
        begin(
                "Log in. With a real account you would scan this with the 115 app; here the simulated phone does it.");
        ConnectedAccount account = program.accounts().account(ACCOUNT);
        IssuedTokens tokens =
                account.deviceLogin()
                        .orElseThrow()
                        .login(new TerminalLogin(terminal, new Phrases(Language.EN)));
        account.logins().accept(tokens, account.proof(), OtherUser.REFUSED);
        program.loggedIn(ACCOUNT);
        terminal.say(
                "   Confirmed. The tokens are in the state database, mode 0600, and nowhere else.");
    }

    private boolean firstBackup(Program program) {
        begin(
                "Back the folder up for the first time: new files are hashed, offered, and sent if 115 has not got them.");
        boolean good = pass(program, PassResult.OK);
        begin("Run again with nothing changed: it looks at both sides and does nothing.");
        return good & pass(program, PassResult.OK);
    }

    private boolean secondBackup(Program program) throws IOException {
        if (!world.isSample()) {
            return true;
        }
        begin("Change some files: one edited, one folder renamed, one file new, one deleted.");
        Path folder = world.folder();
        Files.writeString(
                folder.resolve("notes/笔记 1.md"), "# Note 1\n\nedited\n", StandardCharsets.UTF_8);
        Files.move(folder.resolve("photos/2024"), folder.resolve("photos/2024 moved"));
        Files.writeString(folder.resolve("notes/new.md"), "new\n", StandardCharsets.UTF_8);
        Files.delete(folder.resolve("notes/笔记 2.md"));
        terminal.say(
                "   The renamed folder is one call and no bytes; the deleted file stays on 115 (mode backup).");
        return pass(program, PassResult.OK);
    }

    private boolean expiredToken(Program program) {
        begin(
                "Let the access token end, as it does every two hours: it is renewed, and the new pair is stored before use.");
        world.simulator().authorizations().expireAccess(Simulator.USER);
        return pass(program, PassResult.OK);
    }

    private boolean endedLogin(Program program) {
        begin(
                "End the login at 115, as when you remove the app there: the pass becomes a dead letter, and an alert leaves.");
        world.simulator().authorizations().revoke(Simulator.USER);
        boolean good = pass(program, PassResult.WAITING);
        program.deliverAlerts();
        terminal.say("   The alert, as it arrived at the webhook (e-mail and others look alike):");
        world.alerts().arrived().forEach(alert -> terminal.say("   " + alert));
        return good && !world.alerts().arrived().isEmpty();
    }

    private boolean pass(Program program, PassResult expected) {
        PassReport report = program.run(new PassOrder(JOB, Trigger.COMMAND));
        terminal.say("   " + ReportText.of(report).replace("\n", "\n   "));
        if (report.result() != expected && !(expected == PassResult.OK && isExplained(report))) {
            terminal.complain("expected " + expected.word());
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
        terminal.say("Look around (the simulated cloud is gone now, the state is still there):");
        String config = "caravan --config " + world.configuration();
        terminal.say("   " + config + " status");
        terminal.say("   " + config + " history");
        terminal.say("   " + config + " why demo \"notes/笔记 1.md\"");
        terminal.say(
                "With a real account: write config/caravan.yaml (README.md has one to copy), then");
        terminal.say("   caravan check; caravan login main; caravan run --once; caravan run");
        terminal.say("To forget the demo, delete " + world.place());
    }

    private void begin(String text) {
        step++;
        terminal.say("");
        terminal.say(step + ". " + text);
    }
}
