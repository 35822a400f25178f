package dev.caravan.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Everything the configuration file says, checked; accounts and jobs in the order of the file. */
public record Settings(
        Path stateDir,
        ZoneId timeZone,
        Language language,
        Optional<ServerSettings> server,
        List<AccountSettings> accounts,
        List<JobSettings> jobs,
        AlertSettings alerts) {

    public Settings {
        accounts = List.copyOf(accounts);
        jobs = List.copyOf(jobs);
    }

    public Optional<AccountSettings> account(String name) {
        return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    public Optional<JobSettings> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }
}
