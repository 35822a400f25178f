package dev.caravan.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parameters of a request, in the order they came; absent and empty are the same. */
public record Parameters(List<Parameter> all) {

    /**
     * One name with its value.
     *
     * @param assigned whether there was an equals sign at all
     */
    public record Parameter(String name, String value, boolean assigned) {}

    public Parameters {
        all = List.copyOf(all);
    }

    static Parameters none() {
        return new Parameters(List.of());
    }

    static Parameters parse(String encoded) {
        return new Parameters(
                Arrays.stream(encoded.split("&"))
                        .filter(pair -> !pair.isEmpty())
                        .map(Parameters::pair)
                        .toList());
    }

    Parameters and(Parameters more) {
        List<Parameter> both = new ArrayList<>(all);
        both.addAll(more.all);
        return new Parameters(both);
    }

    public boolean has(String name) {
        return all.stream().anyMatch(each -> each.name().equals(name));
    }

    public String text(String name) {
        return text(name, "");
    }

    public String text(String name, String fallback) {
        return all.stream()
                .filter(each -> each.name().equals(name) && !each.value().isEmpty())
                .map(Parameter::value)
                .findFirst()
                .orElse(fallback);
    }

    /** The number, or the fallback where there is none: 115 does not complain about such things. */
    public long number(String name, long fallback) {
        String text = text(name);
        return text.matches("-?(\\d{1,18}|[1-8]\\d{18})") ? Long.parseLong(text) : fallback;
    }

    public boolean flag(String name) {
        return List.of("1", "true", "True").contains(text(name));
    }

    /** A list by commas, or by numbered names as in {@code file_id[0]}. */
    public List<String> list(String name) {
        return all.stream()
                .filter(each -> each.name().equals(name) || each.name().startsWith(name + "["))
                .flatMap(each -> Arrays.stream(each.value().split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Parameter pair(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Parameter(decode(text), "", false)
                : new Parameter(
                        decode(text.substring(0, equals)),
                        decode(text.substring(equals + 1)),
                        true);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
