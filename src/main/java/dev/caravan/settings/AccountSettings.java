package dev.caravan.settings;

/** One login at 115: its tokens and its request budget. */
public record AccountSettings(
        String name,
        LoginSettings login,
        BudgetSettings budget,
        int pageSize,
        String userAgent,
        ProxySettings proxy,
        EndpointSettings endpoints) {

    public AccountSettings {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page must have entries: " + pageSize);
        }
    }
}
