package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.settings.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCheckTest {

    @TempDir Path folder;

    @Test
    void folders_that_are_there_are_fine_and_a_state_folder_may_be_new() throws IOException {
        Files.createDirectory(folder.resolve("data"));

        assertThat(check("state/of/caravan", "data")).isEmpty();
    }

    @Test
    void missing_folders_and_files_in_their_place_are_named() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(folder.resolve("other"), "");

        assertThat(check("file/state", "none", "other"))
                .containsExactly(
                        "1:12 state-dir: "
                                + folder.resolve("file/state")
                                + " cannot be a folder: "
                                + folder.resolve("file")
                                + " is a file",
                        "4:18 jobs.job0.local: "
                                + folder.resolve("none")
                                + " does not exist; create it, mount it, or correct the path",
                        "5:18 jobs.job1.local: " + folder.resolve("other") + " is not a folder");
    }

    @Test
    void a_faulty_configuration_still_names_the_folders_that_are_missing() {
        Configuration configuration = Configuration.ofJob(folder, "colour: red\naccount: x");

        assertThat(configuration.problems()).hasSize(2);
        assertThat(texts(configuration))
                .containsExactly(
                        "4:12 jobs.photos.local: /data/photos does not exist;"
                                + " create it, mount it, or correct the path");
    }

    @Test
    void hc_211_327_folders_that_overlap_through_a_link_are_refused() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));

        assertThat(check("link/state", "data"))
                .containsExactly(
                        "4:18 jobs.job0.local: \"data\" overlaps with state-dir (line 1);"
                                + " choose folders that lie apart");
    }

    private List<String> check(String state, String... locals) {
        StringBuilder text =
                new StringBuilder("state-dir: " + state + "\naccounts: { m: {} }\njobs:\n");
        for (int i = 0; i < locals.length; i++) {
            text.append("  job" + i + ": { local: " + locals[i] + ", remote: /" + i + " }\n");
        }
        Configuration configuration = new Configuration(folder, text.toString());
        configuration.settings();
        return texts(configuration);
    }

    private static List<String> texts(Configuration configuration) {
        return PathCheck.check(configuration.load().places()).stream()
                .map(Problem::toString)
                .toList();
    }
}
