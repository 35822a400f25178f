package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.cause.Cause;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.secret.Secret;
import dev.caravan.settings.ListenAddress;
import dev.caravan.settings.ServerSettings;
import dev.caravan.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A pass that a person wants at once: in this process, or where another one has the job, by asking
 * the daemon over HTTP for one more.
 */
final class PassNow {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Phrases phrases;
    private final Settings settings;

    PassNow(CaravanCommand command, Settings settings) {
        this.terminal = command.terminal();
        this.phrases = command.phrases();
        this.settings = settings;
    }

    ExitCode run(String job) throws Exception {
        PassReport report = here(job);
        if (!report.cause().equals(Optional.of(Cause.LOCKED))) {
            terminal.say(ReportText.of(phrases, report));
            return RunCommand.exitCode(report);
        }
        if (askDaemon(job)) {
            terminal.say(phrases.say("run.daemon-has-it", job));
            return ExitCode.DONE;
        }
        terminal.complain(
                phrases.tell(
                        report.message()
                                + "; what was decided is kept, and its next pass follows it"));
        return ExitCode.LOCKED;
    }

    private PassReport here(String job) throws Exception {
        TerminalBars bars = TerminalBars.of(terminal, phrases);
        try (Program program = Program.open(settings, bars.progress());
                Shutdown shutdown = Shutdown.of(program)) {
            program.start();
            PassReport report = program.run(new PassOrder(job, Trigger.COMMAND));
            program.deliverAlerts();
            return report;
        }
    }

    private boolean askDaemon(String job) throws InterruptedException {
        Optional<ServerSettings> server = settings.server();
        if (server.isEmpty()) {
            return false;
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(server.get().listen(), job))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.noBody());
        server.get()
                .token()
                .map(Secret::value)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return HttpClient.newBuilder()
                            .connectTimeout(PATIENCE)
                            .build()
                            .send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 202;
        } catch (IOException notReached) {
            return false;
        }
    }

    private static URI address(ListenAddress listen, String job) {
        boolean any = listen.host().equals("0.0.0.0") || listen.host().equals("::");
        ListenAddress reached = any ? new ListenAddress("127.0.0.1", listen.port()) : listen;
        return URI.create(
                "http://"
                        + reached
                        + "/api/jobs/"
                        + URLEncoder.encode(job, StandardCharsets.UTF_8)
                        + "/run");
    }
}
