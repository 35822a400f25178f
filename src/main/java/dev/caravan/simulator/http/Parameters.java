package dev.caravan.simulator.http;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parameters of a request, in the order they came; absent and empty are the same. */
public record Parameters(List<Parameter> all) {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

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

    /**
     * The number, or the fallback where there is none: 115 does not complain about such things. One
     * that is too large for us is the largest.
     */
    public long number(String name, long fallback) {
        String text = text(name);
        if (!text.matches("-?\\d{1,100}")) {
            return fallback;
        }
        return new BigInteger(text).min(MOST).max(MOST.negate()).longValueExact();
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
                ? new Parameter(Percent.decodeForm(text), "", false)
                : new Parameter(
                        Percent.decodeForm(text.substring(0, equals)),
                        Percent.decodeForm(text.substring(equals + 1)),
                        true);
    }
}
