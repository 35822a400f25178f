package dev.caravan.cli;

import dev.caravan.app.ConnectedAccount;
import dev.caravan.app.Program;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.DeviceCode;
import dev.caravan.open115.auth.DeviceCodeLogin;
import dev.caravan.open115.auth.IssuedTokens;
import dev.caravan.open115.auth.LoginScreen;
import dev.caravan.open115.auth.OtherUser;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.web.LoginFollower;
import dev.caravan.web.LoginWay;

/**
 * The login of an account of the running daemon; the jobs that could not go on without one go on
 * after it.
 */
record DaemonLogin(Settings settings, Program program, String account) implements LoginWay {

    @Override
    public void login(LoginFollower follower) throws DriveException {
        ConnectedAccount connected = program.accounts().account(account);
        DeviceCodeLogin way =
                connected
                        .deviceLogin()
                        .orElseThrow(
                                () -> new IllegalStateException("no app-id: account " + account));
        IssuedTokens tokens = way.login(screen(follower));
        connected.logins().accept(tokens, connected.proof(), OtherUser.REFUSED);
        program.loggedIn(account);
        settings.jobs().stream()
                .filter(job -> job.account().equals(account))
                .filter(this::waitedForLogin)
                .map(job -> new PassOrder(job.name(), Trigger.API))
                .forEach(program::runSoon);
    }

    private static LoginScreen screen(LoginFollower follower) {
        return new LoginScreen() {
            @Override
            public void show(DeviceCode code) {
                follower.show(code.qrText());
            }

            @Override
            public void scanned() {
                follower.scanned();
            }

            @Override
            public boolean mayContinue() {
                return follower.mayContinue();
            }
        };
    }

    private boolean waitedForLogin(JobSettings job) {
        return new JobStore(program.state())
                .find(job.name())
                .map(KnownJob::id)
                .flatMap(id -> new PassStore(program.state()).last(id))
                .flatMap(PassRecord::cause)
                .filter(Cause.AUTH_REQUIRED::equals)
                .isPresent();
    }
}
