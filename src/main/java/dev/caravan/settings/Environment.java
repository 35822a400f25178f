package dev.caravan.settings;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** What settings take from outside their file: variables, the system's time zone, the time. */
public record Environment(Map<String, String> variables, ZoneId timeZone, InstantSource clock) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Leaves the variables out: they may hold secrets. */
    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables, " + timeZone + "]";
    }
}
