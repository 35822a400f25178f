package dev.caravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the base remembers of the contents that files had before. */
class FormerContentsTest {

    private static final NodeId FILE = new NodeId(7);

    @TempDir Path dir;
    private StateDatabase database;
    private BaseStore base;

    @BeforeEach
    void open() {
        database = Samples.open(dir);
        base = new BaseStore(database, Samples.job(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Content content(int number) {
        return new Content(Sha1.parse("%040X".formatted(number)), number);
    }

    private void put(String name, int content) {
        base.put(
                new BaseNode(
                        FILE,
                        new Place(NodeId.ROOT, name),
                        Optional.empty(),
                        NodeKind.FILE,
                        Optional.of(content(content)),
                        Optional.of(new RemoteId("1" + content)),
                        Optional.empty(),
                        Presence.REMOTE_ONLY));
    }

    @Test
    void a_new_file_and_a_renamed_one_had_no_other() {
        put("a", 1);
        put("b", 1);
        assertThat(base.formerContents(FILE)).isEmpty();
    }

    @Test
    void the_last_five_are_remembered() {
        for (int i = 1; i <= 8; i++) {
            put("a", i);
        }
        assertThat(base.formerContents(FILE))
                .containsExactlyInAnyOrder(
                        content(3), content(4), content(5), content(6), content(7));
    }

    @Test
    void one_that_came_back_is_the_newest_of_them_again() {
        for (int i : new int[] {1, 2, 1, 3, 4, 5, 6, 7}) {
            put("a", i);
        }
        assertThat(base.formerContents(FILE))
                .containsExactlyInAnyOrder(
                        content(1), content(3), content(4), content(5), content(6));
    }

    @Test
    void they_are_forgotten_with_the_file() {
        put("a", 1);
        put("a", 2);
        base.remove(FILE);
        put("a", 3);
        assertThat(base.formerContents(FILE)).isEmpty();
    }
}
