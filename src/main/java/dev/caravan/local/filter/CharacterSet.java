package dev.caravan.local.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What stands between brackets in a glob, such as {@code [a-z0-9]} or {@code [!._]}. */
final class CharacterSet {

    private static final Map<String, IntPredicate> CLASSES =
            Map.ofEntries(
                    Map.entry("alpha", c -> isBetween(c | 0x20, 'a', 'z')),
                    Map.entry("digit", c -> isBetween(c, '0', '9')),
                    Map.entry(
                            "alnum", c -> isBetween(c | 0x20, 'a', 'z') || isBetween(c, '0', '9')),
                    Map.entry("upper", c -> isBetween(c, 'A', 'Z')),
                    Map.entry("lower", c -> isBetween(c, 'a', 'z')),
                    Map.entry(
                            "xdigit", c -> isBetween(c, '0', '9') || isBetween(c | 0x20, 'a', 'f')),
                    Map.entry("space", c -> c == ' ' || isBetween(c, '\t', '\r')),
                    Map.entry("blank", c -> c == ' ' || c == '\t'),
                    Map.entry("punct", c -> isBetween(c, '!', '~') && !isLetterOrDigit(c)),
                    Map.entry("graph", c -> isBetween(c, '!', '~')),
                    Map.entry("print", c -> isBetween(c, ' ', '~')),
                    Map.entry("cntrl", c -> c < ' ' || c == 0x7f));

    private final String glob;
    private int at;

    private CharacterSet(String glob, int open) {
        this.glob = glob;
        this.at = open + 1;
    }

    /**
     * A set that was read.
     *
     * @param end the index behind its closing bracket
     */
    record Parsed(IntPredicate set, int end) {}

    /** Reads the set whose bracket opens at {@code open}; empty when it is never closed. */
    static Optional<Parsed> parse(String glob, int open) {
        return new CharacterSet(glob, open).parse();
    }

    private Optional<Parsed> parse() {
        boolean negated = at < glob.length() && "!^".indexOf(glob.charAt(at)) >= 0;
        if (negated) {
            at++;
        }
        List<IntPredicate> members = new ArrayList<>();
        // A bracket that closes nothing yet is a member.
        for (boolean first = true; first || !isAt(']'); first = false) {
            Optional<IntPredicate> member = member();
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get());
        }
        at++;
        IntPredicate any = c -> members.stream().anyMatch(member -> member.test(c));
        return Optional.of(new Parsed(negated ? any.negate() : any, at));
    }

    private Optional<IntPredicate> member() {
        if (glob.startsWith("[:", at)) {
            int end = glob.indexOf(":]", at + 2);
            if (end >= 0) {
                IntPredicate named = CLASSES.get(glob.substring(at + 2, end));
                at = end + 2;
                return Optional.ofNullable(named);
            }
        }
        int from = character();
        if (from < 0) {
            return Optional.empty();
        }
        if (!isAt('-') || at + 1 >= glob.length() || glob.charAt(at + 1) == ']') {
            return Optional.of(c -> c == from);
        }
        at++;
        int to = character();
        return to < 0 ? Optional.empty() : Optional.of(c -> isBetween(c, from, to));
    }

    /** The next character, escaped or not; -1 at the end of the glob. */
    private int character() {
        if (isAt('\\')) {
            at++;
        }
        if (at >= glob.length()) {
            return -1;
        }
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean isAt(char c) {
        return at < glob.length() && glob.charAt(at) == c;
    }

    private static boolean isLetterOrDigit(int c) {
        return isBetween(c | 0x20, 'a', 'z') || isBetween(c, '0', '9');
    }

    private static boolean isBetween(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
