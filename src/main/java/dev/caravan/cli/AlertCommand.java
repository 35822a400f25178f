package dev.caravan.cli;

import dev.caravan.alert.Delivery;
import dev.caravan.app.Program;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan alert}: what has to do with alerts. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan alert test"},
        description = "Proves that alerts arrive.",
        subcommands = AlertCommand.Test.class)
final class AlertCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Override
    public Integer call() {
        throw new UsageException("which one? caravan alert test [CHANNEL]");
    }

    CaravanCommand parent() {
        return Parents.of(parent);
    }

    /** {@code caravan alert test}: sends a test to one channel, or to all. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  caravan alert test", "  caravan alert test webhook"},
            description = "Sends a test alert and says what the channel answered.")
    static final class Test implements Callable<Integer> {

        @ParentCommand private @Nullable AlertCommand parent;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "CHANNEL",
                description = "Default: all.")
        private @Nullable String channel;

        @Override
        public Integer call() throws Exception {
            CaravanCommand command = Parents.of(parent).parent();
            Settings settings = Configured.settings(command);
            boolean all = true;
            try (Program program = Program.open(settings, PassProgress.NONE)) {
                program.start();
                for (String name : channels(program.alertDesk().channels())) {
                    Delivery delivery = program.alertDesk().test(name);
                    all &= delivery.isDelivered();
                    command.terminal().say(line(command.phrases(), name, delivery));
                }
            }
            return all ? ExitCode.DONE.number() : ExitCode.WAITING.number();
        }

        private static String line(Phrases phrases, String channel, Delivery delivery) {
            String came =
                    delivery.isDelivered()
                            ? phrases.say("alert.delivered")
                            : phrases.tell(delivery.reason());
            return phrases.say("alert.line", channel, came);
        }

        private List<String> channels(List<String> configured) {
            String wanted = channel;
            if (wanted == null) {
                if (configured.isEmpty()) {
                    throw new UsageException("the configuration has no alert channel");
                }
                return configured;
            }
            if (!configured.contains(wanted)) {
                throw new UsageException(
                        "there is no alert channel "
                                + wanted
                                + "; there are: "
                                + String.join(", ", configured));
            }
            return List.of(wanted);
        }
    }
}
