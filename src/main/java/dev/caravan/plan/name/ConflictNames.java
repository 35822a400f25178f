package dev.caravan.plan.name;

import dev.caravan.tree.Side;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The names of conflict copies: {@code NAME (conflict SIDE 2026-11-22 024107).EXT}.
 *
 * <p>The copy of a copy is marked once, so that names do not grow.
 */
public final class ConflictNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HHmmss", Locale.ROOT);
    private static final Pattern MARK =
            Pattern.compile(" \\(conflict (local|remote) \\d{4}-\\d\\d-\\d\\d \\d{6}(-\\d+)?\\)$");

    private ConflictNames() {}

    /** The first such name that is not taken. */
    public static String of(String name, Side side, LocalDateTime at, Predicate<String> taken) {
        String plain = withoutMark(name);
        String mark = "conflict " + side.word() + " " + TIME.format(at);
        String candidate = MarkedNames.mark(plain, mark);
        for (int number = 2; taken.test(candidate); number++) {
            candidate = MarkedNames.mark(plain, mark + "-" + number);
        }
        return candidate;
    }

    private static String withoutMark(String name) {
        String extension = MarkedNames.keptExtension(name);
        String stem = name.substring(0, name.length() - extension.length());
        String plain = MARK.matcher(stem).replaceFirst("");
        return plain.isEmpty() ? name : plain + extension;
    }
}
