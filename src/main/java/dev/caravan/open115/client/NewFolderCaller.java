package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A caller that gives a folder the moments that 115 may need until all of its calls know it: one
 * that was made just now is not taken for missing at once (section 3.12).
 */
public final class NewFolderCaller implements Caller {

    private static final String ADD = "/open/folder/add";
    private static final String LIST = "/open/ufile/files";
    private static final String INFO = "/open/folder/get_info";
    private static final String DELETE = "/open/ufile/delete";

    private static final Duration NEW = Duration.ofSeconds(30);
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4));

    private final Caller caller;
    private final Timing timing;
    private final Map<String, Instant> made = new LinkedHashMap<>();

    public NewFolderCaller(Caller caller, Timing timing) {
        this.caller = caller;
        this.timing = timing;
    }

    @Override
    public Envelope call(ApiRequest request) throws DriveException {
        for (Duration wait : WAITS) {
            if (!isAboutNew(request)) {
                break;
            }
            Optional<Envelope> answer = unlessMissing(request);
            if (answer.isPresent()) {
                return noted(request, answer.get());
            }
            timing.sleep(wait);
        }
        return noted(request, caller.call(request));
    }

    private Optional<Envelope> unlessMissing(ApiRequest request) throws DriveException {
        try {
            return Optional.of(caller.call(request)).filter(answer -> shows(request, answer));
        } catch (DriveException.Gone e) {
            return Optional.empty();
        }
    }

    /** Two calls have good answers that mean "missing": no data, and the list of another folder. */
    private static boolean shows(ApiRequest request, Envelope answer) {
        return switch (request.path()) {
            case INFO -> answer.data().isPresent();
            case LIST -> {
                String listed = answer.body().text("cid");
                yield listed.isEmpty() || listed.equals(request.fields().get("cid"));
            }
            default -> true;
        };
    }

    private Envelope noted(ApiRequest request, Envelope answer) {
        if (request.path().equals(ADD)) {
            answer.data().ifPresent(data -> note(data.text("file_id")));
        } else if (request.path().equals(DELETE)) {
            forget(request.fields().getOrDefault("file_ids", ""));
        }
        return answer;
    }

    private synchronized boolean isAboutNew(ApiRequest request) {
        made.values().removeIf(at -> at.plus(NEW).isBefore(timing.now()));
        return request.fields().values().stream().anyMatch(this::names);
    }

    private boolean names(String value) {
        return made.containsKey(value.startsWith("U_1_") ? value.substring(4) : value);
    }

    private synchronized void note(String id) {
        made.put(id, timing.now());
    }

    private synchronized void forget(String ids) {
        made.keySet().removeAll(List.of(ids.split(",")));
    }
}
