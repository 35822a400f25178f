package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ErrorTable;
import dev.caravan.open115.client.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person is told when a login cannot be used: what, why, and what to do. */
final class LoginMessages {

    private final String account;

    LoginMessages(String account) {
        this.account = account;
    }

    DriveException.SignedOut neverLoggedIn() {
        return new DriveException.SignedOut(
                "could not use account " + account + ": nobody is logged in; " + logIn(), "");
    }

    DriveException.SignedOut ended(String code) {
        return new DriveException.SignedOut(
                "could not use account "
                        + account
                        + ": 115 ended its login ("
                        + reason(code)
                        + ", code "
                        + code
                        + "); "
                        + logIn(),
                code);
    }

    DriveException.AppProblem appRefused(String code) {
        return new DriveException.AppProblem(
                "could not refresh the login of account "
                        + account
                        + ": 115 refuses the application id it was made with (code "
                        + code
                        + "); the login is kept; ask the owner of the application id, or log in"
                        + " with another one",
                code);
    }

    DriveException throttled(Refusal refusal, Instant now) {
        return ErrorTable.exception("refresh the login of account " + account, refusal, now);
    }

    DriveException.NotUnderstood unknownCode(String code) {
        return new DriveException.NotUnderstood(
                "could not refresh the login of account "
                        + account
                        + ": 115 answered with code "
                        + code
                        + ", which is not a documented one; the login is kept; if it stays so, "
                        + logIn(),
                code,
                null);
    }

    DriveException.Transient notNow(String why, String code, @Nullable Exception cause) {
        return new DriveException.Transient(
                "could not refresh the login of account "
                        + account
                        + ": "
                        + why
                        + "; the login is kept and it is tried again later",
                code,
                cause);
    }

    private String logIn() {
        return "run: caravan login " + account;
    }

    private static String reason(String code) {
        return switch (code) {
            case "40140114", "40140115" -> "the refresh token is malformed";
            case "40140116" -> "the authorization was revoked or pushed out by another login";
            case "40140119" -> "the refresh token has expired, as it does after a year";
            case "40140120" ->
                    "the refresh token was already used, by another program or in a refresh whose"
                            + " answer was lost";
            case "40140122" -> "too many applications are authorized; remove one in the 115 app";
            case "40140137" -> "the refresh token is dead for good";
            default -> "it must be confirmed by a person";
        };
    }
}
