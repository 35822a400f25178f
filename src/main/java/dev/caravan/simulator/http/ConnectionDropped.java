package dev.caravan.simulator.http;

import java.io.IOException;

/** The end of a connection that the simulator cuts on purpose. */
public final class ConnectionDropped extends IOException {

    private static final long serialVersionUID = 1;

    public ConnectionDropped() {
        super("the connection was dropped on purpose");
    }
}
