package dev.caravan.app;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.Settings;
import dev.caravan.state.Home;
import org.apache.camel.spi.InterceptStrategy;

/** The program with somebody who stands before every step of its routes. */
public final class WorldProgram {

    private WorldProgram() {}

    public static Program open(
            Settings settings, Timing timing, Home machine, InterceptStrategy watcher)
            throws DriveException {
        Program program = Program.open(settings, PassProgress.NONE, timing);
        program.isUsedOn(machine);
        program.bind("watcher", watcher);
        return program;
    }
}
