package dev.caravan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan completion}: lets a shell complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that lets bash or zsh complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  caravan completion bash > /etc/bash_completion.d/caravan",
            "  source <(caravan completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that understand the script; zsh reads that of bash. */
    enum Shell {
        BASH,
        ZSH
    }

    @ParentCommand private @Nullable CaravanCommand parent;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        CommandLine root = Parents.of(spec).root().commandLine();
        String script = AutoComplete.bash("caravan", root);
        Parents.of(parent).terminal().say(shell == Shell.ZSH ? forZsh(script) : script);
        return ExitCode.DONE.number();
    }

    /** The script itself asks zsh for its bash mode, once zsh has loaded its own completion. */
    private static String forZsh(String script) {
        return "autoload -U +X compinit && compinit\n" + script;
    }
}
