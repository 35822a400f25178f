package dev.caravan.open115;

import dev.caravan.drive.TransferWatch;

/** Stops a transfer at its next safe point when the routes are stopped. */
record RouteTransfer(Open115Request request) implements TransferWatch {

    @Override
    public void moved(long bytes) {}

    @Override
    public boolean mayContinue() {
        return request.isRunning();
    }
}
