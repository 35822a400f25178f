package dev.caravan.cli;

import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Language;
import dev.caravan.settings.Schedule;
import dev.caravan.settings.Settings;
import dev.caravan.web.Setup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What of the configuration the page is shown. */
final class PageSetup {

    private PageSetup() {}

    static Setup of(Settings settings) {
        Map<String, Setup.Account> accounts = new LinkedHashMap<>();
        for (AccountSettings account : settings.accounts()) {
            accounts.put(
                    account.name(),
                    new Setup.Account(
                            account.budget().requestsPerDay(),
                            account.login().appId().isPresent()));
        }
        Map<String, Setup.Job> jobs = new LinkedHashMap<>();
        settings.jobs().forEach(job -> jobs.put(job.name(), job(job)));
        return new Setup(locale(settings.language()), accounts, jobs);
    }

    private static Setup.Job job(JobSettings job) {
        return new Setup.Job(
                job.account(),
                job.mode().word(),
                job.local().toString(),
                job.remote().toString(),
                job.start().schedule().map(PageSetup::words).orElse(null),
                job.limits().expectSuccessWithin().map(Duration::toSeconds).orElse(null));
    }

    private static String words(Schedule schedule) {
        return schedule.match(
                Schedule.Cron::expression, every -> every.interval().toSeconds() + "s");
    }

    private static Locale locale(Language language) {
        return switch (language) {
            case EN -> Locale.ENGLISH;
            case ZH -> Locale.CHINESE;
        };
    }
}
