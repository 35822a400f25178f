package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of bytes, written {@code 500KB} (1000 bytes each) or {@code 4GiB} (powers of 1024). */
public record ByteSize(long bytes) {

    private static final Pattern NOTATION =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,6})?) ?([kKMGTP]?)(i?)B?");
    private static final String PREFIXES = "KMGTP";

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size must not be negative: " + bytes);
        }
    }

    static ByteSize read(String text) throws NotationException {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new NotationException("is not a size such as 500KB, 20MB or 4GiB");
        }
        String prefix = matcher.group(2).toUpperCase(Locale.ROOT);
        int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix) + 1;
        BigDecimal base = BigDecimal.valueOf(matcher.group(3).isEmpty() ? 1000 : 1024);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(base.pow(power));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new NotationException("is too large");
        }
        return new ByteSize(bytes.longValue());
    }
}
