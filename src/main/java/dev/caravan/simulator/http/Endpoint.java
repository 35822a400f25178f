package dev.caravan.simulator.http;

import java.io.IOException;

/** What one kind of call comes to. */
public interface Endpoint {

    Reply answer(Call call) throws IOException;
}
