package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Asks 115 whether each account's login works. */
final class OnlineCheck {

    private OnlineCheck() {}

    static ExitCode check(Settings settings, CaravanCommand command) throws DriveException {
        List<ExitCode> codes = new ArrayList<>();
        try (Program program = Program.open(settings, PassProgress.NONE)) {
            for (AccountSettings account : settings.accounts()) {
                codes.add(check(program, account.name(), command));
            }
        }
        return ExitCode.worst(codes);
    }

    private static ExitCode check(Program program, String account, CaravanCommand command) {
        Phrases phrases = command.phrases();
        try {
            Space space = program.accounts().account(account).drive().space();
            command.terminal()
                    .say(
                            phrases.say(
                                    "check.account",
                                    account,
                                    Terminal.oneLine(space.userName()),
                                    Figures.bytes(space.free())));
            return ExitCode.DONE;
        } catch (DriveException problem) {
            String why = phrases.tell(String.valueOf(problem.getMessage()));
            command.terminal().complain(phrases.say("check.account.not", account, why));
            return Complaints.ofCause(problem.word());
        }
    }
}
