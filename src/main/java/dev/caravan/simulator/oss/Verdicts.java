package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Reply;
import java.io.IOException;
import java.util.Map;

/** The part of 115 that the storage calls back about a finished object. */
public interface Verdicts {

    /**
     * Judges an object.
     *
     * @param told the fields of the callback's body, already filled in
     * @return what the storage hands on to the client as its own reply
     */
    Reply judge(Stored stored, Map<String, String> told, Call call) throws IOException;
}
