package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import dev.caravan.pass.PassProgress;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Asks 115 whether each account's login works. */
final class OnlineCheck {

    private OnlineCheck() {}

    static ExitCode check(Settings settings, Terminal terminal) throws DriveException {
        List<ExitCode> codes = new ArrayList<>();
        try (Program program = Program.open(settings, PassProgress.NONE)) {
            for (AccountSettings account : settings.accounts()) {
                codes.add(check(program, account.name(), terminal));
            }
        }
        return ExitCode.worst(codes);
    }

    private static ExitCode check(Program program, String account, Terminal terminal) {
        try {
            Space space = program.accounts().account(account).drive().space();
            terminal.say(
                    "account "
                            + account
                            + ": logged in as "
                            + Terminal.oneLine(space.userName())
                            + ", "
                            + Figures.bytes(space.free())
                            + " free");
            return ExitCode.DONE;
        } catch (DriveException problem) {
            terminal.complain("account " + account + ": " + problem.getMessage());
            return Complaints.ofCause(problem.word());
        }
    }
}
