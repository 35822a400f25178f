package dev.caravan.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page has to know of the configuration; never a secret. */
public record Setup(Locale language, Map<String, Account> accounts, Map<String, Job> jobs) {

    /**
     * One account.
     *
     * @param qrLogin whether a person can log in with a QR code
     */
    public record Account(int requestsPerDay, boolean qrLogin) {}

    /**
     * One job.
     *
     * @param schedule as the configuration says it; null when nothing starts it by the clock
     * @param expectSuccessSeconds the time in which it has to succeed once; null when any is good
     */
    public record Job(
            String account,
            String mode,
            String local,
            String remote,
            @Nullable String schedule,
            @Nullable Long expectSuccessSeconds) {}
}
