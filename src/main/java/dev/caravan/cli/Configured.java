package dev.caravan.cli;

import dev.caravan.settings.Environment;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.settings.document.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reads the configuration for a command; a faulty one ends the command before it does anything. */
final class Configured {

    private Configured() {}

    /** The settings, or a {@link UsageException} that names all problems at once. */
    static Settings settings(CaravanCommand command) {
        Path file = command.configuration();
        Loading loading = load(command, file);
        if (loading instanceof Loading.Valid valid) {
            command.speak(valid.settings().language());
            return valid.settings();
        }
        List<Problem> problems = ((Loading.Invalid) loading).problems();
        throw new UsageException(told(command, problems, file));
    }

    /** What is wrong with the configuration as it is now. */
    static List<String> problems(CaravanCommand command) {
        Path file = command.configuration();
        return load(command, file) instanceof Loading.Invalid invalid
                ? told(command, invalid.problems(), file)
                : List.of();
    }

    /** The problems with their places, in the language that is spoken. */
    static List<String> told(CaravanCommand command, List<Problem> problems, Path file) {
        return problems.stream()
                .map(
                        problem ->
                                new Problem(
                                                problem.position(),
                                                problem.path(),
                                                command.phrases().tell(problem.message()))
                                        .in(file))
                .toList();
    }

    static Loading load(CaravanCommand command, Path file) {
        return SettingsFile.load(file, environment(command.environment()));
    }

    /** The jobs that were named, in the order of the configuration; all when none was. */
    static List<JobSettings> jobs(Settings settings, List<String> named) {
        for (String name : named) {
            if (settings.job(name).isEmpty()) {
                throw new UsageException(
                        "there is no job " + name + "; there are: " + names(settings));
            }
        }
        return settings.jobs().stream()
                .filter(job -> named.isEmpty() || named.contains(job.name()))
                .toList();
    }

    private static String names(Settings settings) {
        return String.join(", ", settings.jobs().stream().map(JobSettings::name).toList());
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(variables, ZoneId.systemDefault(), InstantSource.system());
    }
}
