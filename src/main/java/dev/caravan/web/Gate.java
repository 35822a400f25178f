package dev.caravan.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Decides who may ask, and who may change something. */
final class Gate {

    private static final String BEARER = "Bearer ";

    /** What a browser says of requests that our own page, or the person, made. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Optional<String> token;

    Gate(Optional<String> token) {
        this.token = token;
    }

    boolean needsToken() {
        return token.isPresent();
    }

    /** Why a request is not answered at all; empty when it is. */
    Optional<Answer> refusal(Request request) {
        return isForUs(request)
                ? Optional.empty()
                : Optional.of(Answer.of(Answer.FORBIDDEN, "this name does not lead to Caravan"));
    }

    /** Why a request must not change anything; empty when it may. */
    Optional<Answer> refusalOfChange(Request request) {
        if (!isOfOwnSite(request)) {
            return Optional.of(
                    Answer.of(Answer.FORBIDDEN, "a page of another site must not change anything"));
        }
        if (token.isPresent() && !brings(request, token.get())) {
            return Optional.of(
                    Answer.of(Answer.NO_TOKEN, "the token of `server.token` is needed")
                            .with("WWW-Authenticate", "Bearer realm=\"caravan\""));
        }
        return Optional.empty();
    }

    /**
     * Without a token only the machine itself may ask: a foreign name that resolves to it is an
     * attack on a browser.
     */
    private boolean isForUs(Request request) {
        if (token.isPresent()) {
            return true;
        }
        String host = request.header("host").orElse("").replaceFirst(":[0-9]+$", "");
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]+){3}");
    }

    /**
     * Programs send neither header; browsers do, and say truly whose page it was. Behind a proxy
     * the scheme may be another one, so the name decides.
     */
    private static boolean isOfOwnSite(Request request) {
        String host = request.header("host").orElse("");
        boolean site = request.header("sec-fetch-site").map(OWN_SITES::contains).orElse(true);
        boolean origin =
                request.header("origin")
                        .map(from -> from.replaceFirst("^https?://", "").equals(host))
                        .orElse(true);
        return site && origin;
    }

    private static boolean brings(Request request, String token) {
        return request.header("authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).trim())
                .filter(given -> same(given, token))
                .isPresent();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
