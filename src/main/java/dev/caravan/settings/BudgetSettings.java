package dev.caravan.settings;

/** How many calls an account may make, all jobs and processes together. */
public record BudgetSettings(
        double requestsPerSecond,
        int requestsPerDay,
        double linksPerSecond,
        double writesPerSecond) {

    public BudgetSettings {
        if (requestsPerSecond <= 0
                || requestsPerDay < 1
                || linksPerSecond <= 0
                || writesPerSecond <= 0) {
            throw new IllegalArgumentException("a budget must allow calls");
        }
    }
}
