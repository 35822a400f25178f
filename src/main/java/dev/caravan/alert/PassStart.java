package dev.caravan.alert;

/**
 * A pass that begins.
 *
 * @param run the time when it began, as it stands in alerts; with the job it names the pass
 */
public record PassStart(String job, String run) {}
