package dev.caravan.plan.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 22, 2, 41, 7);
    private static final RemoteId ID = new RemoteId("3085000000000000002");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "a<b",
                "a>b",
                "a/b",
                "a\\b",
                "a\nb",
                "a\tb",
                "\u0001",
                "a\u007f",
                " a",
                "a ",
                "a.",
                "\u3000a",
                "\ud800",
                "x.0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void names_that_115_cannot_hold_are_refused(String name) {
        assertThat(NameRules.refusalOn115(name, NodeKind.FILE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".bashrc",
                "a.b.c",
                "CON.txt",
                "nul",
                "a b",
                "\u6587\u6863.docx",
                "\ud83d\ude00",
                "a'b",
                "a|b?*:"
            })
    void ordinary_names_are_not(String name) {
        assertThat(NameRules.refusalOn115(name, NodeKind.FILE)).isEmpty();
        assertThat(NameRules.refusalOn115(name, NodeKind.FOLDER)).isEmpty();
    }

    @Test
    void bytes_count_and_not_characters() {
        assertThat(NameRules.refusalOn115("\u6587".repeat(85), NodeKind.FILE)).isEmpty();
        assertThat(NameRules.refusalOn115("\u6587".repeat(86), NodeKind.FILE)).isPresent();
    }

    @Test
    void a_folder_has_no_extension_that_could_be_too_long() {
        String title = "1. " + "word ".repeat(20) + "end";
        assertThat(NameRules.refusalOn115(title, NodeKind.FOLDER)).isEmpty();
    }

    @Test
    void only_names_with_the_same_extension_can_be_renamed_on_115() {
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a.txt", "b.txt")).isTrue();
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a.txt", "a.md")).isFalse();
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a.txt", "a")).isFalse();
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a", "a.txt")).isFalse();
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a", "b")).isTrue();
        assertThat(NameRules.canRenameOn115(NodeKind.FILE, "a.JPG", "a.jpg")).isFalse();
        assertThat(NameRules.canRenameOn115(NodeKind.FOLDER, "a.1", "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..", ".", "a/b", "a\u0000b"})
    void a_dangerous_name_of_115_becomes_one_harmless_name(String name) {
        String alias = NameRules.localName(name, ID);
        assertThat(NameRules.isLocalName(alias)).isTrue();
        assertThat(alias).contains("(115-name 3085000000000000002)");
        assertThat(NameRules.localName("fine.txt", ID)).isEqualTo("fine.txt");
    }

    @Test
    void a_temporary_name_tells_its_node_and_keeps_the_extension() {
        String name = NameRules.temporary(new NodeId(12), NodeKind.FILE, "a.txt");
        assertThat(name).isEqualTo(".caravan-swap-12.txt");
        assertThat(NameRules.temporaryOwner(name)).isEqualTo(Optional.of(new NodeId(12)));
        assertThat(NameRules.temporaryOwner(".caravan-swap-x")).isEmpty();
        assertThat(NameRules.temporaryOwner("a")).isEmpty();
    }

    @Test
    void a_conflict_copy_keeps_name_and_extension() {
        assertThat(ConflictNames.of("report.tar.gz", Side.REMOTE, AT, name -> false))
                .isEqualTo("report.tar (conflict remote 2026-11-22 024107).gz");
        assertThat(ConflictNames.of(".bashrc", Side.LOCAL, AT, name -> false))
                .isEqualTo(".bashrc (conflict local 2026-11-22 024107)");
    }

    @Test
    void a_taken_conflict_name_gets_the_next_number() {
        String first = ConflictNames.of("a.txt", Side.REMOTE, AT, name -> false);
        assertThat(ConflictNames.of("a.txt", Side.REMOTE, AT, first::equals))
                .isEqualTo("a (conflict remote 2026-11-22 024107-2).txt");
    }

    @Test
    void hc_099_a_long_conflict_name_is_cut_between_characters() {
        String name = "\u6587".repeat(80) + ".docx";
        String copy = ConflictNames.of(name, Side.REMOTE, AT, taken -> false);
        assertThat(copy.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
        assertThat(copy).endsWith(" (conflict remote 2026-11-22 024107).docx");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(copy)).isTrue();
        String emoji = ConflictNames.of("\ud83d\ude00".repeat(63), Side.LOCAL, AT, taken -> false);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(emoji)).isTrue();
    }

    @Test
    void hc_101_conflict_names_do_not_grow() {
        String once = ConflictNames.of("a.txt", Side.REMOTE, AT, name -> false);
        String twice = ConflictNames.of(once, Side.LOCAL, AT.plusDays(1), name -> false);
        assertThat(twice).isEqualTo("a (conflict local 2026-11-23 024107).txt");
        String numbered = ConflictNames.of("a.txt", Side.REMOTE, AT, once::equals);
        assertThat(ConflictNames.of(numbered, Side.LOCAL, AT, name -> false))
                .isEqualTo("a (conflict local 2026-11-22 024107).txt");
    }
}
