package dev.caravan.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is done with accounts over HTTP: the login by QR code. */
final class AccountRoutes {

    private static final Duration FIRST_CODE = Duration.ofSeconds(5);
    private static final String SESSION = "/api/accounts/{account}/login/{session}";

    private final Desk desk;
    private final LoginSessions sessions;

    AccountRoutes(Desk desk, LoginSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/accounts/{account}/login", this::start),
                // A session's id is known to nobody but the one who began it.
                Route.get(SESSION, call -> with(call, session -> Answer.of(session.view()))),
                Route.get(SESSION + "/qr.svg", call -> with(call, AccountRoutes::picture)),
                Route.delete(SESSION, call -> with(call, AccountRoutes::cancel)));
    }

    private Answer start(Call call) {
        String account = call.name("account");
        Optional<LoginWay> way = desk.login(account);
        if (way.isEmpty()) {
            return Answer.of(Answer.MISSING, "there is no such account");
        }
        Setup.Account setup = desk.setup().accounts().get(account);
        if (setup == null || !setup.qrLogin()) {
            return Answer.of(
                    Answer.CONFLICT,
                    "account %s has no app-id; set it, or run: caravan login %s --paste"
                            .formatted(account, account));
        }
        LoginSession session = sessions.start(account, way.get());
        session.awaitFirstNews(FIRST_CODE);
        return Answer.of(session.view()).as(Answer.ACCEPTED);
    }

    private Answer with(Call call, Function<LoginSession, Answer> answer) {
        return sessions.find(call.name("account"), call.name("session"))
                .map(answer)
                .orElseGet(() -> Answer.of(Answer.MISSING, "there is no such login any more"));
    }

    private static Answer picture(LoginSession session) {
        return session.qrText()
                .map(text -> Answer.of("image/svg+xml", QrPicture.svg(text)))
                .orElseGet(() -> Answer.of(Answer.MISSING, "there is no code to scan now"));
    }

    private static Answer cancel(LoginSession session) {
        session.cancel();
        return Answer.of(session.view());
    }
}
