package dev.caravan.cli;

import dev.caravan.app.ConnectedAccount;
import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.CodeLogin;
import dev.caravan.open115.auth.DeviceCodeLogin;
import dev.caravan.open115.auth.IssuedTokens;
import dev.caravan.open115.auth.OtherUser;
import dev.caravan.open115.auth.PastedTokens;
import dev.caravan.open115.auth.UnreadableTokens;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code caravan login}: gives an account a login, by QR code, pasted tokens or authorization code.
 */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  caravan login main",
            "  caravan login main --paste < tokens.json"
        },
        description = {
            "Logs an account in: draws a QR code for the 115 app (needs `app-id`).",
            "With --paste the token pair is read from standard input: JSON, or two lines."
        })
final class LoginCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = "Default: the only one.")
    private @Nullable String named;

    @ArgGroup(exclusive = true)
    private @Nullable Way way;

    /** How, where it is not the QR code. */
    static final class Way {
        @Option(names = "--paste", description = "Read a token pair from standard input.")
        boolean paste;

        @Option(
                names = "--code",
                paramLabel = "REDIRECT-URL",
                description =
                        "The authorization-code way (needs `app-secret`); the address that is registered at 115.")
        @Nullable String redirect;
    }

    @Option(names = "--other-user", description = "Accept that it is another 115 user than before.")
    private boolean otherUser;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        String name = account(settings);
        Terminal terminal = command.terminal();
        Phrases phrases = command.phrases();
        try (Program program = Program.open(settings, PassProgress.NONE)) {
            ConnectedAccount account = program.accounts().account(name);
            IssuedTokens tokens = tokens(terminal, phrases, account, name);
            account.logins()
                    .accept(
                            tokens,
                            account.proof(),
                            otherUser ? OtherUser.ACCEPTED : OtherUser.REFUSED);
            program.loggedIn(name);
            terminal.say(phrases.say("login.done", name));
        } catch (UnreadableTokens unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
        return ExitCode.DONE.number();
    }

    private String account(Settings settings) {
        String wanted = named;
        if (wanted == null) {
            if (settings.accounts().size() != 1) {
                throw new UsageException("which account? caravan login ACCOUNT");
            }
            return settings.accounts().get(0).name();
        }
        if (settings.account(wanted).isEmpty()) {
            throw new UsageException("there is no account " + wanted + " in the configuration");
        }
        return wanted;
    }

    private IssuedTokens tokens(
            Terminal terminal, Phrases phrases, ConnectedAccount account, String name)
            throws DriveException, UnreadableTokens, IOException {
        Way chosen = way;
        if (chosen != null && chosen.paste) {
            return PastedTokens.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (chosen != null && chosen.redirect != null) {
            return byCode(terminal, phrases, account, name, chosen.redirect);
        }
        DeviceCodeLogin login =
                account.deviceLogin().orElseThrow(() -> missing(name, "app-id", "--paste"));
        return login.login(new TerminalLogin(terminal, phrases));
    }

    private static IssuedTokens byCode(
            Terminal terminal,
            Phrases phrases,
            ConnectedAccount account,
            String name,
            String redirect)
            throws DriveException, UnreadableTokens, IOException {
        CodeLogin login =
                account.codeLogin(redirect)
                        .orElseThrow(() -> missing(name, "app-id and app-secret", "--paste"));
        terminal.say(phrases.say("login.browser"));
        terminal.say(login.url());
        terminal.say(phrases.say("login.paste"));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null) {
            throw new UsageException("no address was pasted");
        }
        return login.finish(line);
    }

    private static UsageException missing(String account, String key, String instead) {
        return new UsageException(
                "account " + account + " has no " + key + "; set it, or use " + instead);
    }
}
