package dev.caravan.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line that could not be understood, and how it is meant. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

    private final CaravanCommand command;

    WrongUsage(CaravanCommand command) {
        this.command = command;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
        Phrases phrases = command.phrases();
        Terminal terminal = command.terminal();
        terminal.complain(phrases.tell(String.valueOf(wrong.getMessage())));
        if (wrong instanceof UnmatchedArgumentException unknown) {
            List<String> near = unknown.getSuggestions();
            if (!near.isEmpty()) {
                terminal.complain(
                        phrases.say("usage.near", String.join(phrases.say("list.and"), near)));
            }
        }
        terminal.err().print(wrong.getCommandLine().getUsageMessage());
        terminal.err().flush();
        return ExitCode.USAGE.number();
    }
}
