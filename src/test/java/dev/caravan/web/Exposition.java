package dev.caravan.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics in Prometheus' text format, read as strictly as its specification is. */
final class Exposition {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([-+0-9.eENaInf]+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();

    private Exposition() {}

    static Exposition parse(String text) {
        Exposition exposition = new Exposition();
        text.lines().forEach(exposition::take);
        return exposition;
    }

    private void take(String line) {
        if (line.startsWith("# TYPE ")) {
            String[] words = line.split(" ");
            if (types.put(words[2], words[3]) != null) {
                throw new AssertionError("described twice: " + line);
            }
        } else if (!line.startsWith("#") && !line.isEmpty()) {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        String name = matcher.group(1) + labels(matcher.group(2));
        if (samples.put(name, Double.parseDouble(matcher.group(3))) != null) {
            throw new AssertionError("said twice: " + line);
        }
    }

    private static String labels(String text) {
        List<String> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(text == null ? "" : text);
        while (matcher.find()) {
            labels.add(matcher.group(1) + "=" + matcher.group(2));
        }
        return labels.stream().sorted().toList().toString();
    }

    /** The names of all metrics. */
    List<String> names() {
        return types.keySet().stream().toList();
    }

    String type(String name) {
        return types.getOrDefault(name, "none");
    }

    /** The value of a metric with these labels, each as {@code name=value}; null where none is. */
    Double value(String name, String... labels) {
        return samples.get(name + List.of(labels).stream().sorted().toList());
    }
}
