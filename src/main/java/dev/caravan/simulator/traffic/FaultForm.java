package dev.caravan.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Switch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may be written in the rule of a fault; whatever else is there was meant and would be lost.
 */
final class FaultForm {

    private static final Set<String> WHICH =
            Set.of(
                    "action",
                    "endpoint",
                    "path",
                    "contains",
                    "from",
                    "times",
                    "probability",
                    "seed");

    /** The fields of an action; a star marks one that may be left out. */
    private static final Map<String, List<String>> WITH =
            Map.ofEntries(
                    Map.entry("delay", List.of("time", "when*")),
                    Map.entry("slow", List.of("time")),
                    Map.entry("reply", List.of("status*", "body*", "type*", "headers*")),
                    Map.entry("reply-after", List.of("status*", "body*", "type*", "headers*")),
                    Map.entry("throttle", List.of("shape*", "seconds*")),
                    Map.entry("truncate", List.of("bytes")),
                    Map.entry("corrupt", List.of("bytes")),
                    Map.entry("break-off", List.of("bytes")),
                    Map.entry("edit", List.of("edits")),
                    Map.entry("effect", List.of("effect")));

    private static final Map<String, Predicate<JsonNode>> KINDS =
            Map.ofEntries(
                    Map.entry("from", FaultForm::isCount),
                    Map.entry("times", FaultForm::isCount),
                    Map.entry("bytes", FaultForm::isCount),
                    Map.entry("seconds", FaultForm::isCount),
                    Map.entry("seed", JsonNode::isIntegralNumber),
                    Map.entry("probability", it -> it.isNumber() && isShare(it.asDouble())),
                    Map.entry("status", it -> it.isInt() && isStatus(it.asInt())),
                    Map.entry("time", it -> !Switch.toDuration(it.asText()).isNegative()),
                    Map.entry("when", it -> Set.of("before", "after").contains(it.asText())),
                    Map.entry("headers", JsonNode::isObject),
                    Map.entry("edits", it -> it.isArray() && !it.isEmpty()),
                    Map.entry(
                            "effect",
                            it ->
                                    Set.of(
                                                    "callback-refuse",
                                                    "callback-lost",
                                                    "callback-failed",
                                                    "phantom")
                                            .contains(it.asText())));

    private FaultForm() {}

    static void check(JsonNode script) {
        List<String> with = WITH.getOrDefault(script.path("action").asText(), List.of());
        for (Map.Entry<String, JsonNode> each : script.properties()) {
            String name = each.getKey();
            boolean known =
                    WHICH.contains(name) || with.contains(name) || with.contains(name + "*");
            if (!known) {
                throw new IllegalArgumentException("this fault has no field " + name);
            }
            if (!KINDS.getOrDefault(name, any -> true).test(each.getValue())) {
                throw new IllegalArgumentException(name + " cannot be " + each.getValue());
            }
        }
        missing(script, with)
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "this fault needs the field " + name);
                        });
    }

    private static Optional<String> missing(JsonNode script, List<String> with) {
        return with.stream().filter(each -> !each.endsWith("*") && !script.has(each)).findFirst();
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() >= 0;
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static boolean isStatus(int value) {
        return value >= 200 && value <= 599;
    }
}
