package dev.caravan.cli;

import dev.caravan.status.PlanDocument;
import java.time.Duration;
import java.util.stream.Collectors;

/** A plan for people, line by line. */
record PlanText(Phrases phrases) {

    private static final int KIND = 8;
    private static final int SIDE = 6;

    String of(PlanDocument.Step step) {
        String from = step.from();
        return phrases.say(
                "plan.step",
                step.held() ? phrases.say("plan.held") : "",
                Figures.padded(phrases.word("kind", step.kind()), KIND),
                Figures.padded(phrases.word("side", step.side()), SIDE),
                from == null ? step.path() : phrases.say("plan.from", from, step.path()),
                Figures.bytes(step.bytes()),
                phrases.tell(step.reason()));
    }

    String of(PlanDocument.Remark note) {
        String weight = phrases.word("weight", note.weight());
        return weight + "  " + note.path() + "  " + phrases.tell(note.text());
    }

    String summary(String job, PlanDocument plan) {
        if (plan.operations().isEmpty()) {
            return phrases.say("plan.nothing", job);
        }
        return phrases.say(
                "plan.summary",
                job,
                counts(plan),
                phrases.count(plan.apiCalls(), "call"),
                phrases.duration(Duration.ofSeconds(plan.seconds())));
    }

    private String counts(PlanDocument plan) {
        return plan.counts().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> count(plan, each.getKey(), each.getValue()))
                .collect(Collectors.joining(phrases.say("list.and")));
    }

    private String count(PlanDocument plan, String kind, long count) {
        String text = phrases.say("plan.count", Long.toString(count), phrases.word("kind", kind));
        long bytes = plan.bytes().getOrDefault(kind, 0L);
        return bytes > 0 ? phrases.say("plan.bytes", text, Figures.bytes(bytes)) : text;
    }
}
