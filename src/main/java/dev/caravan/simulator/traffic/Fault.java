package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Reply;
import java.io.IOException;
import java.util.Optional;

/** One way in which a call can go wrong. */
public interface Fault {

    /** What comes instead of the work; empty lets the work be done. */
    default Optional<Reply> before(Call call) throws IOException {
        return Optional.empty();
    }

    /** What becomes of the answer when the work is done. */
    default Reply after(Call call, Reply reply) throws IOException {
        return reply;
    }

    /** Lets go what this fault holds. */
    default void release() {}
}
