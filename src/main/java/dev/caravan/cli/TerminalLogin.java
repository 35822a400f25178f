package dev.caravan.cli;

import dev.caravan.open115.auth.DeviceCode;
import dev.caravan.open115.auth.LoginScreen;
import dev.caravan.open115.auth.TerminalQr;

/** The login by QR code, drawn in a terminal. */
final class TerminalLogin implements LoginScreen {

    private final Terminal terminal;
    private final Phrases phrases;

    TerminalLogin(Terminal terminal, Phrases phrases) {
        this.terminal = terminal;
        this.phrases = phrases;
    }

    @Override
    public void show(DeviceCode code) {
        terminal.say(phrases.say("login.scan"));
        terminal.say("");
        terminal.say(
                terminal.coloured()
                        ? TerminalQr.draw(code.qrText())
                        : TerminalQr.drawPlain(code.qrText()));
        terminal.say(phrases.say("login.open", code.qrText()));
    }

    @Override
    public void scanned() {
        terminal.say(phrases.say("login.scanned"));
    }

    @Override
    public boolean mayContinue() {
        return !Thread.currentThread().isInterrupted();
    }
}
