package dev.caravan.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A start as compose does it: the image's entrypoint in front of the built distribution, with a
 * folder for the configuration and one for the state. Of the image's tools it has stand-ins.
 */
final class Container {

    private final Path folder;
    private final Path distribution;

    Container(Path folder, Path distribution) throws IOException {
        this.folder = folder;
        this.distribution = distribution;
        Files.createDirectories(configuration().getParent());
        Files.createDirectories(folder.resolve("state"));
        for (String tool : List.of("tini", "gosu")) {
            // Both take one word of their own, and become what they start.
            Path script = Files.createDirectories(folder.resolve("bin")).resolve(tool);
            Files.writeString(script, "#!/bin/sh\nshift\nexec \"$@\"\n");
            if (!script.toFile().setExecutable(true)) {
                throw new IOException("not executable: " + script);
            }
        }
    }

    Path configuration() {
        return folder.resolve("config").resolve("caravan.yaml");
    }

    /** Runs the image's command; what it says can be read while it runs. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("sh");
        command.add(Path.of("src/main/docker/entrypoint").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        builder.environment().put("CARAVAN_HOME", distribution.toString());
        builder.environment().put("CARAVAN_CONFIG", configuration().toString());
        builder.environment().put("CARAVAN_LANG", "zh");
        builder.environment().put("PUID", "10001");
        builder.environment().put("PGID", "10001");
        builder.environment()
                .merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().put("CARAVAN_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xlog:disable");
        return builder.start();
    }

    String said() throws IOException {
        return Files.readString(log(), StandardCharsets.UTF_8);
    }

    private Path log() {
        return folder.resolve("container.log");
    }
}
