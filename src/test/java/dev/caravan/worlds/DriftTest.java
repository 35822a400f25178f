package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Answers of 115 in other types and shapes than usual (HC-291): what is sure is understood, what is
 * not is an error of that call, and nothing is ever concluded from it.
 */
class DriftTest extends WorldTest {

    /** Endpoints with the places in their answers that a pass relies on. */
    private static final String[][] PLACES = {
        {"files", "/data/*/fid", "/data/*/pid", "/data/*/fn", "/data/*/fc", "/data/*/sha1", "/data/*/fs", "/data/*/pc", "/data/*/aid", "/data/0", "/count", "/cid", "/offset"},
        {"info", "/data/file_id", "/data/file_name", "/data/paths", "/data/paths/0", "/data/sha1", "/data/size_byte", "/data/file_category", "/data/count"},
        {"init", "/data/status", "/data/pick_code", "/data/bucket", "/data/callback", "/data/file_id"},
        {"get_token", "/data/endpoint", "/data/AccessKeySecret", "/data/Expiration"},
        {"downurl"}, {"user-info", "/data/user_id", "/data/rt_space_info"},
        {"delete"}, {"move"}, {"update", "/data/file_name"}, {"mkdir", "/data/file_id", "/data/file_name"},
        {"oss-put", "/data/file_id", "/data/sha1", "/data/cid"},
        {"refreshToken", "/data/access_token", "/data/refresh_token", "/data/expires_in"},
    };

    private static final String[] SHAPES = {"null", "[]", "{}", "''", "0", "'odd'", "[null]", "true", "-1", "[{'x':1}]"};

    private static List<String> drifts() {
        List<String> all = new ArrayList<>();
        for (String[] each : PLACES) {
            List<String> places = new ArrayList<>(List.of("/data", "/state", "/code"));
            places.addAll(List.of(each).subList(1, each.length));
            for (String place : places) {
                for (String shape : SHAPES) {
                    if (place.equals("/code") && shape.equals("-1") || place.equals("/data/bucket") || place.matches(".*/(fc|fs|size_byte|fn|file_name)") && shape.matches("0|-1|true|.odd.")) continue;
                    all.add("{'endpoint':'" + each[0] + "','action':'edit','edits':[{'at':'" + place + "','set':" + shape + "}]}");
                }
                all.add("{'endpoint':'" + each[0] + "','action':'edit','edits':[{'at':'" + place + "','remove':true}]}");
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL_MIRROR"})
    void hc_291_whatever_shape_an_answer_has(Modes mode) {
        World world = world(mode);
        Turns turns = new Turns(world);
        world.agreed(turns.first());
        List<String> broken = new ArrayList<>();
        int i = 0;
        String only = System.getProperty("drift", "");
        for (String drift : drifts()) {
            if (!only.isEmpty() && !drift.contains(only)) continue;
            String tree = turns.turn();
            try {
                world.fault(drift);
                var r = world.pass();
                System.out.println("DRIFT " + mode + " " + drift + " " + r.result() + " " + r.cause() + " " + r.message());
                world.heal();
                world.settle();
                if (!World.isWell(world.last())) { world.time.jump(Duration.ofHours(1)); world.settle(); }
                assertThat(world.local.tree()).isEqualTo(TreeText.complete(tree));
                assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(tree));
                assertThat(World.isWell(world.last())).as(world.last().message()).isTrue();
            } catch (Throwable t) {
                System.out.println("BROKEN " + mode + " " + drift + " : " + String.valueOf(t.getMessage()).replace('\n', '|') + " <- " + (t.getCause()==null?"":String.valueOf(t.getCause().getMessage()).replace('\n','|')));
                broken.add(drift);
                world.heal();
                world.close();
                world = world(mode);
                turns = new Turns(world);
                world.agreed(turns.first());
            }
        }
        assertThat(broken).isEmpty();
    }
}
