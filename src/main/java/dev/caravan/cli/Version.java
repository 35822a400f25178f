package dev.caravan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as Maven wrote it into the jar. */
public final class Version implements IVersionProvider {

    public static String number() {
        try (InputStream file =
                Version.class.getResourceAsStream("/dev/caravan/version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the version", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"caravan " + number()};
    }
}
