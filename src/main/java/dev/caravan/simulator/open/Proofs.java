package dev.caravan.simulator.open;

import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.world.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The questions by which a client proves that it has a content that 115 has as well. */
final class Proofs {

    private static final long LONGEST_STRETCH = 128;

    /** A question: the sha1 of a stretch, both ends inclusive. */
    record Question(String key, String sha1, long start, long end) {

        String range() {
            return start + "-" + end;
        }
    }

    private final Contents contents;
    private final Ids ids;
    private final Map<String, Question> open = new ConcurrentHashMap<>();

    Proofs(Contents contents, Ids ids) {
        this.contents = contents;
        this.ids = ids;
    }

    Question ask(String sha1, long size) {
        long start = ids.below(Math.max(1, size));
        long end = Math.min(size - 1, start + ids.below(LONGEST_STRETCH));
        Question question = new Question(ids.hex(8), sha1, start, Math.max(start, end));
        open.put(question.key(), question);
        return question;
    }

    boolean isRight(String key, String sha1, String value) {
        return Optional.ofNullable(open.remove(key))
                .filter(each -> each.sha1().equals(sha1))
                .map(each -> contents.sha1(sha1, each.start(), each.end()).equals(value))
                .orElse(false);
    }
}
