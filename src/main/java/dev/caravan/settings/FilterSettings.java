package dev.caravan.settings;

import java.util.List;

/** What belongs to a job, in gitignore syntax; {@code builtIn}: the built-in excludes apply too. */
public record FilterSettings(List<String> include, List<String> exclude, boolean builtIn) {

    public FilterSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
