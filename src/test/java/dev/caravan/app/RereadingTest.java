package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.state.BaseStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadingTest {

    private House house;

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new House(folder);
        house.write("a.txt", "a").write("b.txt", "b");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    /** As if the file had had another content when it was last read. */
    private void rot(String path) throws Exception {
        JobId job = new JobStore(house.program().state()).find(House.JOB).orElseThrow().id();
        BaseStore base = new BaseStore(house.program().state(), job);
        BaseNode node = base.at(RelativePath.parse(path)).orElseThrow();
        base.put(
                new BaseNode(
                        node.id(),
                        node.place(),
                        node.remoteName(),
                        node.kind(),
                        Optional.of(new Content(Sha1.OF_EMPTY, 1)),
                        node.remoteId(),
                        node.stamp(),
                        node.presence()));
    }

    private Content inBase(String path) throws Exception {
        JobId job = new JobStore(house.program().state()).find(House.JOB).orElseThrow().id();
        return new BaseStore(house.program().state(), job)
                .at(RelativePath.parse(path))
                .flatMap(BaseNode::content)
                .orElseThrow();
    }

    @Test
    void a_file_that_changed_behind_its_stamp_is_found_in_its_time() throws Exception {
        house.job("rehash", "1s");
        house.pass();
        house.pass();
        Content right = inBase("a.txt");
        rot("a.txt");
        await().atMost(House.PATIENCE)
                .untilAsserted(
                        () -> {
                            house.pass();
                            assertThat(inBase("a.txt")).isEqualTo(right);
                        });
    }

    @Test
    void without_rehash_stamps_are_trusted() throws Exception {
        house.job("rehash", "off");
        house.pass();
        house.pass();
        rot("a.txt");
        Content wrong = inBase("a.txt");
        house.pass();
        house.pass();
        assertThat(inBase("a.txt")).isEqualTo(wrong);
    }
}
