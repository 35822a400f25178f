package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers of 115 in other types and shapes than usual (HC-291): what is sure is understood, what is
 * not is an error of that call, and nothing is ever concluded from it. {@code -Ddrift=all} tries
 * every shape at every place, in each direction alone too.
 */
class DriftTest extends WorldTest {

    private static final boolean ALL = System.getProperty("drift", "").equals("all");

    /** Endpoints, and the places in their answers that a pass relies on. */
    private static final String[] PLACES = {
        "files /data /state /count /cid /offset /data/0 /data/*/fid /data/*/pid /data/*/fn /data/*/fc"
                + " /data/*/sha1 /data/*/fs /data/*/pc /data/*/aid /data/*/fta",
        "info /data /state /data/file_id /data/file_name /data/paths /data/paths/0 /data/sha1"
                + " /data/size_byte /data/file_category /data/count",
        "init /data /state /data/status /data/pick_code /data/callback /data/file_id",
        "get_token /data /state /data/endpoint /data/AccessKeySecret /data/Expiration",
        "downurl /data /state",
        "user-info /data /state /data/user_id /data/rt_space_info",
        "delete /data /state",
        "move /data /state",
        "update /data /state /data/file_name",
        "mkdir /data /state /data/file_id /data/file_name",
        "oss-put /data /state /data/file_id /data/sha1 /data/cid",
    };

    private static final String[] SHAPES = {
        "null", "[]", "{}", "''", "0", "'odd'", "[null]", "true", "-1", "[{'x':1}]"
    };

    /** Those that once meant something else than an error, and the commonest. */
    private static final String[] TELLING = {
        "files /data null",
        "files /data [{'x':1}]",
        "files /data/*/aid 0",
        "files /data/*/pid 0",
        "files /data/*/fn null",
        "files /data/*/fs null",
        "info /data [{'x':1}]",
        "info /data/paths {}",
        "init /data []",
        "init /data/file_id 0",
        "mkdir /data []",
        "delete /data null",
        "user-info /data []",
    };

    private static Stream<String> drifts() {
        return ALL ? everywhere() : Stream.of(TELLING).map(DriftTest::drift);
    }

    private static Stream<String> everywhere() {
        List<String> drifts = new ArrayList<>();
        for (String endpoint : PLACES) {
            String[] words = endpoint.split(" ");
            for (int i = 1; i < words.length; i++) {
                for (String shape : SHAPES) {
                    if (!isAnotherTruth(words[i], shape)) {
                        drifts.add(drift(words[0] + " " + words[i] + " " + shape));
                    }
                }
            }
        }
        return drifts.stream();
    }

    /** Every name, size and kind may be any: these are no drift but lies. */
    private static boolean isAnotherTruth(String place, String shape) {
        return place.matches(".*/(fc|fs|size_byte|fn|file_name)")
                && shape.matches("0|-1|true|'odd'");
    }

    private static String drift(String words) {
        String[] parts = words.split(" ");
        return "{'endpoint':'%s','action':'edit','edits':[{'at':'%s','set':%s}]}"
                .formatted((Object[]) parts);
    }

    /** Where both sides decide, every call is made. */
    private static Stream<Modes> modes() {
        return ALL ? Stream.of(Modes.SYNC, Modes.MIRROR, Modes.PULL_MIRROR) : Stream.of(Modes.SYNC);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void hc_291_whatever_shape_an_answer_has(Modes mode) {
        World world = world(mode);
        Turns turns = new Turns(world);
        world.agreed(turns.first());
        drifts().forEach(drift -> meets(world, turns.turn(), drift));
    }

    private static void meets(World world, String tree, String drift) {
        try {
            world.fault(drift);
            world.pass();
            world.heal();
            world.settle();
            assertThat(world.local.tree()).isEqualTo(TreeText.complete(tree));
            assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(tree));
            assertThat(World.isWell(world.last())).as(world.last().message()).isTrue();
        } catch (AssertionError broken) {
            throw new AssertionError(drift, broken);
        }
    }

    @InSync
    void hc_291_numbers_as_text_lists_for_objects_and_unknown_fields_change_nothing(Modes mode) {
        World world = world(mode);
        Turns turns = new Turns(world);
        world.agreed(turns.first());
        for (String position :
                List.of(
                        "envelope.numbers-as-text=true",
                        "envelope.extra-fields=true",
                        "envelope.info-data=array",
                        "envelope.token-data=array",
                        "envelope.not-found=error",
                        "envelope.bin-folder=text")) {
            world.simulator.switches().set(position.split("=")[0], position.split("=")[1]);
        }
        String tree = turns.turn();
        world.pass();
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(tree));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(tree));
    }
}
