package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItem.State;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RemoteChangesTest {

    private static final String ROOT = "1";

    @Test
    void another_content_under_the_same_id_is_a_change() {
        assertThat(told(look(file("5", ROOT, "a", 1)), look(file("5", ROOT, "a", 2))))
                .isEqualTo("CHANGED a");
    }

    @Test
    void what_was_moved_and_changed_is_told_twice() {
        assertThat(
                        told(
                                look(folder("2", ROOT, "f"), file("5", ROOT, "a", 1)),
                                look(folder("2", ROOT, "f"), file("5", "2", "b", 2))))
                .isEqualTo("MOVED f/b from a, CHANGED f/b from a");
    }

    @Test
    void what_lies_in_a_moved_folder_is_not_told() {
        assertThat(
                        told(
                                look(folder("2", ROOT, "f"), file("5", "2", "a", 1)),
                                look(folder("2", ROOT, "g"), file("5", "2", "a", 1))))
                .isEqualTo("MOVED g from f");
    }

    @Test
    void a_blocked_file_is_a_changed_one() {
        RemoteItem whole = file("5", ROOT, "a", 1);

        assertThat(told(look(whole), look(in(State.BLOCKED, whole)))).isEqualTo("CHANGED a");
    }

    @Test
    void folders_come_before_what_is_in_them_and_kinds_in_their_order() {
        assertThat(
                        told(
                                look(file("9", ROOT, "gone", 1)),
                                look(
                                        file("6", "2", "x", 1),
                                        file("7", ROOT, "f-", 1),
                                        folder("2", ROOT, "f"))))
                .isEqualTo("ADDED f, ADDED f/x, ADDED f-, GONE gone");
    }

    @Test
    void a_content_that_is_not_told_for_once_stays_known() {
        RemoteItem known = file("5", ROOT, "a", 1);
        RemoteItem untold =
                new RemoteItem(
                        known.id(),
                        known.parent(),
                        "b",
                        NodeKind.FILE,
                        Optional.empty(),
                        known.pickCode(),
                        State.WHOLE);

        assertThat(RemoteChanges.settled(Map.of(known.id(), known), untold))
                .contains(file("5", ROOT, "b", 1));
    }

    @Test
    void a_new_upload_of_a_known_file_leaves_it_as_it_was_until_it_has_ended() {
        RemoteItem known = file("5", ROOT, "a", 1);
        RemoteItem arriving = in(State.UNFINISHED, file("5", ROOT, "a", 2));

        assertThat(RemoteChanges.settled(Map.of(known.id(), known), arriving)).contains(known);
        assertThat(RemoteChanges.settled(Map.of(), arriving)).isEmpty();
    }

    @Test
    void names_with_slashes_are_names() {
        RemoteChange change =
                RemoteChanges.between(look(), look(file("5", ROOT, "a/..", 1))).get(0);

        assertThat(change.path().names()).containsExactly("a/..");
    }

    @Test
    void a_ring_of_parents_has_an_end() {
        Look ring = look(folder("2", "3", "f"), folder("3", "2", "g"));

        assertThat(RemoteChanges.between(look(), ring)).hasSize(2);
    }

    private static String told(Look before, Look now) {
        return String.join(", ", Told.lines(RemoteChanges.between(before, now)));
    }

    private static Look look(RemoteItem... items) {
        return new Look(
                new RemoteId(ROOT),
                Arrays.stream(items).collect(Collectors.toMap(RemoteItem::id, Function.identity())),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static RemoteItem folder(String id, String parent, String name) {
        return item(id, parent, name, NodeKind.FOLDER, Optional.empty());
    }

    private static RemoteItem file(String id, String parent, String name, int content) {
        byte[] sha1 = new byte[20];
        sha1[0] = (byte) content;
        return item(
                id, parent, name, NodeKind.FILE, Optional.of(new Content(Sha1.of(sha1), content)));
    }

    private static RemoteItem item(
            String id, String parent, String name, NodeKind kind, Optional<Content> content) {
        return new RemoteItem(
                new RemoteId(id),
                new RemoteId(parent),
                name,
                kind,
                content,
                Optional.of("pick" + id),
                State.WHOLE);
    }

    private static RemoteItem in(State state, RemoteItem item) {
        return new RemoteItem(
                item.id(),
                item.parent(),
                item.name(),
                item.kind(),
                item.content(),
                item.pickCode(),
                state);
    }
}
