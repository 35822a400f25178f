package dev.caravan.app;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.PassProgress;
import dev.caravan.settings.Settings;
import org.apache.camel.spi.InterceptStrategy;

/** The program with somebody who stands before every step of its routes. */
public final class WorldProgram {

    private WorldProgram() {}

    public static Program open(Settings settings, Timing timing, InterceptStrategy watcher)
            throws DriveException {
        Program program = Program.open(settings, PassProgress.NONE, timing);
        program.bind("watcher", watcher);
        return program;
    }
}
