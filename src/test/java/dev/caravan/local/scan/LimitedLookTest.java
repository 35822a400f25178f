package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.filter.FilterRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at a few folders only, as after file events. */
class LimitedLookTest {

    private LookFixture at;

    @BeforeEach
    void inAFolder(@TempDir Path root) throws Exception {
        at = new LookFixture(root);
        at.file("a/1");
        at.file("a/b/2");
        at.file("c/3");
        at.sync();
    }

    @Test
    void nothing_outside_the_given_folders_is_judged() throws Exception {
        at.file("a/1", "changed");
        at.file("a/b/2", "changed");
        at.remove("c/3");
        at.file("a/new");
        assertThat(at.toldOf("a")).containsExactly("fresh a/new", "touched a/1");
        assertThat(at.toldOf("a/b")).containsExactly("touched a/b/2");
        assertThat(at.toldOf("c", "a/b")).containsExactly("touched a/b/2", "vanished c/3");
        assertThat(at.toldOf("")).isEmpty();
    }

    @Test
    void what_is_new_there_is_entered() throws Exception {
        at.file("a/d/e/4");
        assertThat(at.toldOf("a")).containsExactly("fresh a/d/", "fresh a/d/e/", "fresh a/d/e/4");
    }

    @Test
    void a_folder_that_the_base_does_not_know_is_seen_from_above() throws Exception {
        at.file("a/d/e/4");
        assertThat(at.toldOf("a/d/e", "a/d"))
                .containsExactly("fresh a/d/", "fresh a/d/e/", "fresh a/d/e/4");
    }

    @Test
    void a_folder_that_is_gone_is_missed_from_above() throws Exception {
        at.remove("a/b");
        assertThat(at.toldOf("a/b")).containsExactly("vanished a/b", "vanished a/b/2");
    }

    @Test
    void a_renamed_folder_is_a_move_when_both_of_its_places_are_seen() throws Exception {
        at.move("a/b", "c/b");
        assertThat(at.toldOf("a", "c")).containsExactly("moved a/b to c/b");
    }

    @Test
    void a_folder_and_one_below_it_are_not_told_twice() throws Exception {
        at.file("a/1", "changed");
        at.file("a/b/2", "changed");
        assertThat(at.toldOf("a", "a/b")).containsExactly("touched a/1", "touched a/b/2");
    }

    @Test
    void rules_that_changed_are_applied_to_everything_below() throws Exception {
        at.file("a/.caravanignore", "2\n");
        assertThat(at.toldOf("a", "a/b"))
                .containsExactly(
                        "fresh a/.caravanignore", "left a/b/2", "FILTERED a/b/2 node a/b/2");
    }

    @Test
    void a_folder_on_the_way_that_cannot_be_read_is_told_and_the_rest_goes_on() throws Exception {
        at.file("c/3", "changed");
        at.disk.denied.add(at.root.resolve("a"));
        assertThat(at.toldOf("a/b", "c"))
                .containsExactly("touched c/3", "unknown a", "UNREADABLE a node a");
    }

    @Test
    void rules_from_above_count() throws Exception {
        at.filters = FilterRules.of(List.of(), List.of("a/b/"), FilterRules.BuiltIn.OFF);
        at.file("a/b/2", "changed");
        assertThat(at.toldOf("a/b")).isEmpty();
        assertThat(at.toldOf("a"))
                .containsExactly("left a/b", "left a/b/2", "FILTERED a/b node a/b");
        at.filters = FilterRules.NONE;
        at.file(".caravanignore", "/c\n");
        at.file("c/3", "changed");
        assertThat(at.toldOf("c")).isEmpty();
    }
}
