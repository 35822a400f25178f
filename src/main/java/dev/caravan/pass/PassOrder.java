package dev.caravan.pass;

/** The wish that a job runs now: what the triggers send into the pass route. */
public record PassOrder(String job, Trigger trigger) {}
