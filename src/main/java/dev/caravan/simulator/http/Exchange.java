package dev.caravan.simulator.http;

import java.io.IOException;

/** What answers requests; runs in the thread of the connection and may take its time. */
public interface Exchange {

    Reply answer(Request request) throws IOException;
}
