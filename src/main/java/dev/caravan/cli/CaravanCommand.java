package dev.caravan.cli;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.Language;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's command line, with the commands below it. */
@Command(
        name = "caravan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps local folders and folders of the 115 cloud drive in step, unattended.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            CheckCommand.class,
            LoginCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            FailuresCommand.class,
            RetryCommand.class,
            ConflictsCommand.class,
            WhyCommand.class,
            VerifyCommand.class,
            RestoreCommand.class,
            HealthCommand.class,
            DoctorCommand.class,
            ExportDiagnosticsCommand.class,
            AlertCommand.class,
            SimulatorCommand.class,
            DemoCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 in step, 1 fault of the program, 2 wrong usage or configuration,",
            "3 some items failed, 4 approval needed, 5 login needed, 6 locked by another process,",
            "7 waiting for something outside."
        })
public final class CaravanCommand implements Runnable {

    private static final Path USUAL = Path.of("config", "caravan.yaml");

    @Option(
            names = "--config",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The configuration; default config/caravan.yaml, then $CARAVAN_CONFIG.")
    private @Nullable Path config;

    @Option(
            names = "--no-color",
            scope = CommandLine.ScopeType.INHERIT,
            description = "No escape sequences for colour.")
    private boolean noColour;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    private final Map<String, String> environment;
    private final Terminal terminal;
    private Phrases phrases;

    public CaravanCommand(Map<String, String> environment, Terminal terminal) {
        this(environment, terminal, Language.EN);
    }

    /**
     * @param language what is spoken until the configuration was read
     */
    CaravanCommand(Map<String, String> environment, Terminal terminal, Language language) {
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.phrases = new Phrases(language);
    }

    /** Runs a command line and returns its exit code. */
    public static int run(String[] arguments, Map<String, String> environment, Terminal terminal) {
        if (!"UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding", "UTF-8"))) {
            terminal.complain(
                    "Java cannot open file names such as 照片 in this locale; set LC_ALL=C.UTF-8, or start"
                            + " bin/caravan, which does");
            return ExitCode.USAGE.number();
        }
        Language language = SpokenLanguage.of(List.of(arguments), environment);
        CaravanCommand command = new CaravanCommand(environment, terminal, language);
        CommandLine line = HelpTexts.in(language, new CommandLine(command));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(new Complaints(command));
        line.setParameterExceptionHandler(new WrongUsage(command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
        }
    }

    Terminal terminal() {
        return noColour ? terminal.withoutColour() : terminal;
    }

    /** What is said to the person who called. */
    Phrases phrases() {
        return phrases;
    }

    /** From here on the configuration's language holds. */
    void speak(Language language) {
        phrases = new Phrases(language);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Progress for a person, where one watches. */
    PassProgress progress() {
        return terminal.interactive()
                ? new TerminalProgress(terminal.err(), phrases)
                : PassProgress.NONE;
    }

    /** The configuration file: as told, else the usual place, else what the environment names. */
    Path configuration() {
        return configuration(Optional.ofNullable(config), environment);
    }

    static Path configuration(Optional<Path> told, Map<String, String> environment) {
        if (told.isPresent()) {
            return told.get();
        }
        String named = environment.get("CARAVAN_CONFIG");
        if (!Files.exists(USUAL) && named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return USUAL;
    }
}
