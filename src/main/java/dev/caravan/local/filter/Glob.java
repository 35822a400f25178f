package dev.caravan.local.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A pattern for one name: {@code *}, {@code ?}, {@code [a-z]} and {@code \} as in gitignore,
 * applied to characters and not to bytes.
 *
 * <p>Every file meets every rule, so the common forms (a whole name, {@code *.ext}, {@code name*})
 * are compared as text.
 */
final class Glob {

    private static final IntPredicate STAR = c -> true;

    private Glob() {}

    /** Reads a pattern; one that git takes for broken is empty and matches nothing. */
    static Optional<Predicate<String>> compile(String glob) {
        String inner = glob.startsWith("*") ? glob.substring(1) : glob;
        if (isPlain(inner)) {
            return Optional.of(glob.startsWith("*") ? n -> n.endsWith(inner) : inner::equals);
        }
        String start = glob.substring(0, glob.length() - 1);
        if (glob.endsWith("*") && isPlain(start)) {
            return Optional.of(name -> name.startsWith(start));
        }
        return tokens(glob).map(tokens -> name -> matches(tokens, name));
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    private static Optional<IntPredicate[]> tokens(String glob) {
        List<IntPredicate> tokens = new ArrayList<>();
        int at = 0;
        while (at < glob.length()) {
            int c = glob.codePointAt(at);
            int next = at + Character.charCount(c);
            if (c == '*') {
                tokens.add(STAR);
            } else if (c == '?') {
                tokens.add(any -> true);
            } else if (c == '[') {
                Optional<CharacterSet.Parsed> set = CharacterSet.parse(glob, at);
                if (set.isEmpty()) {
                    return Optional.empty();
                }
                tokens.add(set.get().set());
                next = set.get().end();
            } else if (c == '\\') {
                if (next == glob.length()) {
                    return Optional.empty();
                }
                int literal = glob.codePointAt(next);
                tokens.add(it -> it == literal);
                next += Character.charCount(literal);
            } else {
                tokens.add(it -> it == c);
            }
            at = next;
        }
        return Optional.of(tokens.toArray(IntPredicate[]::new));
    }

    /** Goes back to the last star only, so that no pattern takes more than length times length. */
    @SuppressWarnings("ReferenceEquality") // the star is a mark, not a test
    private static boolean matches(IntPredicate[] tokens, String name) {
        int token = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            int c = name.codePointAt(at);
            if (token < tokens.length && tokens[token] == STAR) {
                star = token++;
                resume = at;
            } else if (token < tokens.length && tokens[token].test(c)) {
                token++;
                at += Character.charCount(c);
            } else if (star >= 0) {
                token = star + 1;
                resume += Character.charCount(name.codePointAt(resume));
                at = resume;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == STAR) {
            token++;
        }
        return token == tokens.length;
    }
}
