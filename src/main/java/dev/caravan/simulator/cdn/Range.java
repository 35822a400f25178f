package dev.caravan.simulator.cdn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of a file that a client asks for; both ends inclusive. */
record Range(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The stretch that a header asks for; empty when the header asks for nothing sensible. */
    static Optional<Range> parse(String header, long size) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        if (parts.group(1).isEmpty()) {
            long tail = Math.min(size, Long.parseLong(parts.group(2)));
            return Optional.of(new Range(size - tail, size - 1));
        }
        long first = Long.parseLong(parts.group(1));
        long last = parts.group(2).isEmpty() ? size - 1 : Long.parseLong(parts.group(2));
        return last < first && first < size
                ? Optional.empty()
                : Optional.of(new Range(first, Math.min(last, size - 1)));
    }

    boolean fits(long size) {
        return first < size && first <= last;
    }

    long length() {
        return last - first + 1;
    }
}
