package dev.caravan.local.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A gitignore pattern without its {@code !} and its final slash, applied name by name. */
sealed interface PathPattern {

    /**
     * Whether it matches {@code name} in a folder.
     *
     * @param folder the names down to the folder, from the job's root
     * @param from how many of them lead to the folder that the pattern belongs to
     */
    boolean matches(List<String> folder, int from, String name);

    /** A pattern without a slash: it counts at any depth. */
    record AnyDepth(Predicate<String> glob) implements PathPattern {

        @Override
        public boolean matches(List<String> folder, int from, String name) {
            return glob.test(name);
        }
    }

    /** A pattern with a slash: it counts from its own folder down. */
    record Anchored(List<Predicate<String>> steps) implements PathPattern {

        /** {@code **}: any number of names, also none. */
        private static final Predicate<String> ANY_NUMBER = name -> true;

        private static final Predicate<String> ONE = name -> true;

        @Override
        @SuppressWarnings("ReferenceEquality") // a mark, not a test
        public boolean matches(List<String> folder, int from, String name) {
            int step = 0;
            int at = from;
            int marked = -1;
            int resume = from;
            while (at <= folder.size()) {
                if (step < steps.size() && steps.get(step) == ANY_NUMBER) {
                    marked = step++;
                    resume = at;
                } else if (step < steps.size()
                        && steps.get(step).test(at < folder.size() ? folder.get(at) : name)) {
                    step++;
                    at++;
                } else if (marked >= 0) {
                    step = marked + 1;
                    at = ++resume;
                } else {
                    return false;
                }
            }
            while (step < steps.size() && steps.get(step) == ANY_NUMBER) {
                step++;
            }
            return step == steps.size();
        }
    }

    /** Reads a pattern; one that git takes for broken is empty and matches nothing. */
    static Optional<PathPattern> parse(String pattern) {
        List<String> parts = split(pattern);
        if (parts.size() == 1) {
            return Glob.compile(parts.get(0)).map(AnyDepth::new);
        }
        if (parts.get(0).isEmpty()) {
            parts.remove(0);
        }
        return steps(parts).map(Anchored::new);
    }

    private static Optional<List<Predicate<String>>> steps(List<String> parts) {
        List<Predicate<String>> steps = new ArrayList<>();
        for (String part : parts) {
            if (part.length() > 1 && part.chars().allMatch(c -> c == '*')) {
                steps.add(Anchored.ANY_NUMBER);
                continue;
            }
            Optional<Predicate<String>> glob = Glob.compile(part);
            if (glob.isEmpty()) {
                return Optional.empty();
            }
            steps.add(glob.get());
        }
        if (steps.get(steps.size() - 1) == Anchored.ANY_NUMBER) {
            // "a/**" is what lies in a, not a itself.
            steps.add(steps.size() - 1, Anchored.ONE);
        }
        return Optional.of(List.copyOf(steps));
    }

    /** Splits at slashes, but not within brackets. */
    private static List<String> split(String pattern) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '/') {
                parts.add(pattern.substring(start, at));
                start = at + 1;
            } else if (c == '[') {
                int open = at;
                at = CharacterSet.parse(pattern, open).map(set -> set.end() - 1).orElse(open);
            } else if (c == '\\' && at + 1 < pattern.length() && pattern.charAt(at + 1) != '/') {
                at++;
            }
            at++;
        }
        parts.add(pattern.substring(start));
        return parts;
    }
}
