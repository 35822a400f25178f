package dev.caravan.status;

import dev.caravan.plan.operation.Conflict;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pass would do; the JSON of {@code caravan plan --json} (design, 2.4).
 *
 * @param id names the held operations; {@code none} when nothing is held
 * @param operations in the order in which they would be done, held ones last
 * @param counts operations by kind, and how many are held and how many conflicts there are
 * @param bytes that would travel or go to trash, by kind
 * @param apiCalls of the pass, the look at 115 included
 * @param seconds that it takes at the present limits
 * @param notes what is left alone and not in step, or worth knowing
 */
public record PlanDocument(
        String job,
        String id,
        List<Step> operations,
        Map<String, Long> counts,
        Map<String, Long> bytes,
        long apiCalls,
        long seconds,
        boolean complete,
        List<Remark> notes) {

    private static final List<String> KINDS =
            List.of("upload", "download", "mkdir", "move", "replace", "trash");

    /** One operation. */
    public record Step(
            String kind,
            String side,
            String path,
            @Nullable String from,
            long bytes,
            boolean held,
            String reason) {}

    /** Something that no operation is made of. */
    public record Remark(String path, String weight, @Nullable String cause, String text) {}

    /** What it costs to carry a plan out. */
    public record Cost(long apiCalls, long seconds) {}

    /** How much of 115 was seen. */
    public enum Seen {
        WHOLE,
        PART
    }

    public static PlanDocument of(String job, Plan plan, Cost cost, Seen seen) {
        List<Operation> all = new ArrayList<>(plan.operations());
        all.addAll(plan.held());
        List<Step> steps = all.stream().map(PlanDocument::step).toList();
        return new PlanDocument(
                job,
                plan.id(),
                steps,
                counts(steps, plan.conflicts().size()),
                bytes(steps),
                cost.apiCalls(),
                cost.seconds(),
                seen == Seen.WHOLE && plan.toConfirm().isEmpty(),
                notes(plan));
    }

    private static Step step(Operation operation) {
        return new Step(
                operation.kind(),
                operation.side().word(),
                operation.path().toString(),
                operation instanceof Move move ? move.from().path().toString() : null,
                operation.bytes(),
                operation.heldBy().isPresent(),
                operation
                        .heldBy()
                        .map(cause -> cause.word() + ": " + operation.reason())
                        .orElse(operation.reason()));
    }

    static Map<String, Long> counts(List<Step> all, long conflicts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String kind : KINDS) {
            counts.put(kind, all.stream().filter(each -> each.kind().equals(kind)).count());
        }
        counts.put("held", all.stream().filter(Step::held).count());
        counts.put("conflict", conflicts);
        return counts;
    }

    static Map<String, Long> bytes(List<Step> all) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String kind : KINDS) {
            if (!kind.equals("mkdir") && !kind.equals("move")) {
                bytes.put(
                        kind,
                        all.stream()
                                .filter(each -> each.kind().equals(kind))
                                .mapToLong(Step::bytes)
                                .sum());
            }
        }
        return bytes;
    }

    private static List<Remark> notes(Plan plan) {
        List<Remark> notes = new ArrayList<>();
        for (Conflict conflict : plan.conflicts()) {
            notes.add(
                    new Remark(
                            conflict.path().toString(), "conflict", "conflict", conflict.text()));
        }
        for (Note note : plan.notes()) {
            notes.add(
                    new Remark(
                            note.path().toString(),
                            note.weight().name().toLowerCase(Locale.ROOT),
                            note.cause().map(cause -> cause.word()).orElse(null),
                            note.text()));
        }
        return notes;
    }
}
