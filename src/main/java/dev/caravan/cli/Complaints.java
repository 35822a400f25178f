package dev.caravan.cli;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.database.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what a command threw into a message that a person can act on, and an exit code. */
final class Complaints implements CommandLine.IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    private final CaravanCommand command;

    Complaints(CaravanCommand command) {
        this.command = command;
    }

    @Override
    public int handleExecutionException(
            Exception problem, CommandLine line, CommandLine.ParseResult result) {
        if (problem instanceof UsageException usage) {
            usage.lines().forEach(this::complain);
            return ExitCode.USAGE.number();
        }
        if (problem instanceof StateException state) {
            complain(String.valueOf(state.getMessage()));
            return ofCause(state.word()).number();
        }
        if (problem instanceof DriveException drive) {
            complain(String.valueOf(drive.getMessage()));
            return ofCause(drive.word()).number();
        }
        if (problem instanceof PassProblem pass) {
            complain(String.valueOf(pass.getMessage()));
            command.terminal()
                    .complain(command.phrases().advice(pass.word().word(), pass.advice()));
            return ofCause(pass.word()).number();
        }
        LOG.error("command failed", problem);
        command.terminal()
                .complain(command.phrases().say("complaint.internal", problem.toString()));
        return ExitCode.INTERNAL_ERROR.number();
    }

    private void complain(String english) {
        command.terminal().complain(command.phrases().tell(english));
    }

    static ExitCode ofCause(Cause cause) {
        return switch (cause) {
            case AUTH_REQUIRED -> ExitCode.LOGIN_NEEDED;
            case LOCKED -> ExitCode.LOCKED;
            case CONFIG_INVALID, OVERLAP -> ExitCode.USAGE;
            case STATE_NEWER, STATE_DAMAGED, STATE_LOST, INTERNAL -> ExitCode.INTERNAL_ERROR;
            default -> ExitCode.WAITING;
        };
    }
}
