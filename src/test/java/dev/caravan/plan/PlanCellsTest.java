package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What happens to one file or folder, for everything that can have become of it on either side, in
 * every mode. The table is {@code plan-cells.txt} beside the tests; it changes only on purpose.
 */
class PlanCellsTest {

    private static final String BASE = "a=1 z=9";

    /** What can have become of the file {@code a} of the base on one side. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("same", "a=1 z=9");
        KNOWN.put("changed", "a=%s z=9");
        KNOWN.put("moved", "%s=1<a z=9");
        KNOWN.put("deleted", "z=9");
        KNOWN.put("folder", "a/ a/x=%s z=9");
        KNOWN.put("unreadable", "a=1 z=9");
    }

    /** What can stand on one side where the base knows nothing. */
    private static final Map<String, String> NEW = new LinkedHashMap<>();

    static {
        NEW.put("absent", "z=9");
        NEW.put("a=2", "a=2 z=9");
        NEW.put("a=3", "a=3 z=9");
        NEW.put("folder", "a/ a/x=%s z=9");
        NEW.put("empty folder", "a/ z=9");
    }

    @Test
    void every_cell_of_both_sides_and_modes_is_as_written() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Mode mode : Mode.values()) {
            table.append(mode.word()).append(", a=1 in the base\n");
            cells(table, mode, BASE, KNOWN);
            table.append(mode.word()).append(", nothing in the base\n");
            cells(table, mode, "z=9", NEW);
        }
        assertThat(table.toString()).isEqualTo(expected());
    }

    private static String expected() throws IOException {
        try (InputStream in = PlanCellsTest.class.getResourceAsStream("plan-cells.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void cells(
            StringBuilder table, Mode mode, String base, Map<String, String> states) {
        states.forEach(
                (here, local) ->
                        states.forEach(
                                (there, remote) -> {
                                    Pass pass =
                                            Trees.world(
                                                    mode,
                                                    base,
                                                    String.format(local, local(here)),
                                                    String.format(remote, remote(there)));
                                    unreadable(here, path -> pass.unreadable.add(path));
                                    unreadable(there, path -> pass.seesAll = false);
                                    row(table, here, there, pass);
                                }));
    }

    private static String local(String state) {
        return state.equals("moved") ? "b" : "2";
    }

    private static String remote(String state) {
        return state.equals("moved") ? "c" : "3";
    }

    private static void unreadable(String state, Consumer<String> mark) {
        if (state.equals("unreadable")) {
            mark.accept("a");
        }
    }

    private static void row(StringBuilder table, String here, String there, Pass pass) {
        Plan plan = pass.plan();
        String steps = PlanText.of(plan);
        table.append(String.format("  %-12s %-12s : ", here, there));
        table.append(steps.isEmpty() ? "-" : steps);
        String edits = PlanText.edits(plan);
        table.append(edits.isEmpty() ? "" : "  [" + edits + "]").append('\n');
    }
}
