package dev.caravan.cli;

import dev.caravan.open115.auth.DeviceCode;
import dev.caravan.open115.auth.LoginScreen;
import dev.caravan.open115.auth.TerminalQr;

/** The login by QR code, drawn in a terminal. */
final class TerminalLogin implements LoginScreen {

    private final Terminal terminal;

    TerminalLogin(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(DeviceCode code) {
        terminal.say("Scan this with the 115 app:");
        terminal.say("");
        terminal.say(
                terminal.coloured()
                        ? TerminalQr.draw(code.qrText())
                        : TerminalQr.drawPlain(code.qrText()));
        terminal.say("or open " + code.qrText());
    }

    @Override
    public void scanned() {
        terminal.say("Scanned; now confirm on the phone.");
    }

    @Override
    public boolean mayContinue() {
        return !Thread.currentThread().isInterrupted();
    }
}
