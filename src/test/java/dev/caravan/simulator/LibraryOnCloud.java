package dev.caravan.simulator;

import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.simulator.cloud.Contents;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A simulated 115 that already holds the files of a local folder, to measure passes over large
 * libraries.
 *
 * <p>Arguments: a port, a folder for the simulator's data, the local folder, the path on 115;
 * {@code empty} as a fifth leaves 115 without them. Prints a token pair as JSON and runs until it
 * is killed.
 */
final class LibraryOnCloud {

    private LibraryOnCloud() {}

    public static void main(String[] arguments) throws Exception {
        SimulatorOptions options =
                SimulatorOptions.in(Path.of(arguments[1])).onPort(Integer.parseInt(arguments[0]));
        Simulator simulator = Simulator.start(options);
        OtherClient client = simulator.otherClient();
        if (arguments.length < 5 && client.find(arguments[3]).isEmpty()) {
            fill(client, Path.of(arguments[2]), arguments[3]);
        }
        var tokens = simulator.issueTokens();
        System.out.printf(
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}%n",
                tokens.accessToken(), tokens.refreshToken());
        Thread.currentThread().join();
    }

    private static void fill(OtherClient client, Path root, String remote) throws IOException {
        Deque<String> folders = new ArrayDeque<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        if (folder.getFileName().toString().equals(".caravan")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        String path =
                                remote
                                        + "/"
                                        + root.relativize(folder).toString().replace('\\', '/');
                        folders.push("id:" + client.folder(path));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        client.listed(
                                folders.element(),
                                file.getFileName().toString(),
                                Contents.sha1(Files.readAllBytes(file)),
                                attributes.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                        folders.pop();
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
