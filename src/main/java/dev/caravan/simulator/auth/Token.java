package dev.caravan.simulator.auth;

import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Seal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One token taken apart: whose it is and the how-manieth. */
record Token(String grant, long number) {

    private static final Pattern FORM =
            Pattern.compile("(\\w{2})\\.(\\d{1,19})\\.(\\d{1,9})\\.([0-9a-f]{40})");

    static String issue(Seal seal, String kind, String grant, long number) {
        String open = kind + "." + grant + "." + number;
        return open + "." + seal.of(open);
    }

    static Token read(Seal seal, String kind, String text, Refused malformed, Refused forged) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !parts.group(1).equals(kind)) {
            throw malformed;
        }
        Token token = new Token(parts.group(2), Long.parseLong(parts.group(3)));
        if (!issue(seal, kind, token.grant, token.number).equals(text)) {
            throw forged;
        }
        return token;
    }
}
