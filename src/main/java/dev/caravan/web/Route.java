package dev.caravan.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One address with one method, and what answers there.
 *
 * @param pattern names between slashes; one in braces stands for any
 */
record Route(Method method, String pattern, Handler handler) {

    /** What may be done at an address. */
    enum Method {
        /** Reads; open to everybody who can reach the server. */
        GET,
        /** Changes something; needs the token, and never comes from another site's page. */
        POST,
        /** Ends something; as POST. */
        DELETE;

        boolean fits(Request request) {
            return this == GET ? request.reads() : request.method().equals(name());
        }
    }

    /** Answers the calls of one route. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws BadRequest;
    }

    static Route get(String pattern, Handler handler) {
        return new Route(Method.GET, pattern, handler);
    }

    static Route post(String pattern, Handler handler) {
        return new Route(Method.POST, pattern, handler);
    }

    static Route delete(String pattern, Handler handler) {
        return new Route(Method.DELETE, pattern, handler);
    }

    boolean changes() {
        return method != Method.GET;
    }

    /** The names in the address, if it is one of this route. */
    Optional<Map<String, String>> match(List<String> path) {
        List<String> steps = PathNames.of(pattern);
        if (steps.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (step.startsWith("{")) {
                names.put(step.substring(1, step.length() - 1), path.get(i));
            } else if (!step.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
