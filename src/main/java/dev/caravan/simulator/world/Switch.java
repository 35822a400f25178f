package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing about 115 that may be this way or that, by its name.
 *
 * @param standard the text of the value when nobody has changed it
 * @param parse turns a text into a value; throws IllegalArgumentException for any other
 */
public record Switch<T>(String name, String standard, Function<String, T> parse, String meaning) {

    private static final Pattern DURATION = Pattern.compile("(-?\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})(|KiB|MiB|GiB|TiB)");

    public Switch {
        Objects.requireNonNull(parse.apply(standard));
    }

    public static Switch<Boolean> flag(String name, String standard, String meaning) {
        return new Switch<>(name, standard, Switch::toFlag, meaning);
    }

    public static Switch<Long> number(String name, String standard, String meaning) {
        return atLeast(0, name, standard, meaning);
    }

    /** A number that may be negative. */
    public static Switch<Long> signed(String name, String standard, String meaning) {
        return atLeast(Long.MIN_VALUE, name, standard, meaning);
    }

    /** A number that makes no sense below another. */
    public static Switch<Long> atLeast(long least, String name, String standard, String meaning) {
        return new Switch<>(name, standard, text -> toNumber(text, least), meaning);
    }

    /** Bytes, with KiB, MiB, GiB or TiB. */
    public static Switch<Long> size(String name, String standard, String meaning) {
        return new Switch<>(name, standard, Switch::toBytes, meaning);
    }

    /** A whole number with ms, s, m, h or d. */
    public static Switch<Duration> duration(String name, String standard, String meaning) {
        return new Switch<>(name, standard, Switch::toLength, meaning);
    }

    public static Switch<String> text(String name, String standard, String meaning) {
        return new Switch<>(name, standard, Function.identity(), meaning);
    }

    public static Switch<Pattern> pattern(String name, String standard, String meaning) {
        return new Switch<>(name, standard, Switch::toPattern, meaning);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> Switch<E> choice(String name, E standard, String meaning) {
        Class<E> type = standard.getDeclaringClass();
        String choices =
                String.join(
                        " | ", Arrays.stream(type.getEnumConstants()).map(Switch::word).toList());
        return new Switch<>(
                name, word(standard), text -> constant(type, text), meaning + " (" + choices + ")");
    }

    public static Duration toDuration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "not a duration such as 500ms 30s 5m 2h 7d: " + text);
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Duration toLength(String text) {
        Duration length = toDuration(text);
        if (length.isNegative()) {
            throw new IllegalArgumentException("a length of time is not negative: " + text);
        }
        return length;
    }

    private static long toNumber(String text, long least) {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
        if (number < least) {
            throw new IllegalArgumentException("less than " + least + ": " + text);
        }
        return number;
    }

    private static long toBytes(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a size such as 1000 128KiB 1MiB 5GiB: " + text);
        }
        int power = "KiB MiB GiB TiB".indexOf(parts.group(2)) / 4 + 1;
        long unit = parts.group(2).isEmpty() ? 1 : 1L << 10 * power;
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("too large a size: " + text, e);
        }
    }

    private static boolean toFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }

    private static Pattern toPattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (word(each).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "not one of "
                        + Arrays.stream(type.getEnumConstants()).map(Switch::word).toList()
                        + ": "
                        + text);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
