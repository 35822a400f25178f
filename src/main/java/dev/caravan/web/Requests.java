package dev.caravan.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests: who may ask for what, and what the daemon says to it. */
final class Requests {

    private static final String BEARER = "Bearer ";

    private final Desk desk;
    private final Optional<String> token;

    Requests(Desk desk, Optional<String> token) {
        this.desk = desk;
        this.token = token;
    }

    /**
     * One request, as far as it matters here.
     *
     * @param headers of the request by lower-case name, first values only
     */
    record Request(String method, List<String> path, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    Answer answer(Request request) {
        boolean reads = request.method.equals("GET") || request.method.equals("HEAD");
        if (!isForUs(request)) {
            return Answer.of(403, "this name does not lead to Caravan");
        }
        List<String> path = request.path;
        if (path.equals(List.of("health", "live"))) {
            return reads ? Answer.of(200, "alive") : notAllowed();
        }
        if (path.equals(List.of("health", "ready"))) {
            return reads ? ready() : notAllowed();
        }
        if (path.equals(List.of("api", "status"))) {
            return reads ? Answer.of(desk.status()) : notAllowed();
        }
        if (path.size() == 4 && path.subList(0, 2).equals(List.of("api", "jobs"))) {
            return ofJob(request, path.get(2), path.get(3), reads);
        }
        return Answer.of(404, "there is nothing at this address");
    }

    private Answer ready() {
        List<String> troubles = Health.troubles(desk.status());
        return troubles.isEmpty()
                ? Answer.of(200, "ready")
                : Answer.of(503, String.join("; ", troubles));
    }

    private Answer ofJob(Request request, String job, String what, boolean reads) {
        return switch (what) {
            case "failures" -> reads ? document(desk.failures(job)) : notAllowed();
            case "history" -> reads ? document(desk.history(job)) : notAllowed();
            case "run" -> reads ? notAllowed() : run(request, job);
            default -> Answer.of(404, "there is nothing at this address");
        };
    }

    private static Answer document(Optional<Object> document) {
        return document.map(Answer::of).orElseGet(() -> Answer.of(404, "there is no such job"));
    }

    private Answer run(Request request, String job) {
        if (!mayWrite(request)) {
            return Answer.of(403, "the token of `server.token` is needed");
        }
        return desk.run(job)
                ? Answer.of(202, "job " + job + " will run")
                : Answer.of(404, "there is no such job");
    }

    /**
     * With a token, who knows it. Without one only this machine can connect, and then a page of
     * another site must not command us through a person's browser.
     */
    private boolean mayWrite(Request request) {
        if (token.isPresent()) {
            return request.header("authorization")
                    .filter(value -> value.startsWith(BEARER))
                    .map(value -> value.substring(BEARER.length()))
                    .filter(given -> same(given, token.get()))
                    .isPresent();
        }
        return request.header("origin")
                .map(origin -> origin.equals("http://" + request.header("host").orElse("")))
                .orElse(true);
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

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer notAllowed() {
        return Answer.of(405, "not with this method");
    }
}
