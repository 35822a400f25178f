package dev.caravan.pass.order;

/** Makes orders of the bare job names that triggers send. */
public final class Orders {

    public PassOrder scheduled(String job) {
        return new PassOrder(job, Trigger.SCHEDULE);
    }

    public PassOrder polled(String job) {
        return new PassOrder(job, Trigger.POLL);
    }
}
