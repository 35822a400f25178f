package dev.caravan.alert;

import java.util.Locale;
import java.util.Optional;

/** The job or account that an alert is about; a digest is about all of them. */
public record Subject(Kind kind, String name) implements Comparable<Subject> {

    /** What may have an alert. */
    public enum Kind {
        JOB,
        ACCOUNT,
        ALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Subject {
        if (name.isEmpty() != (kind == Kind.ALL)) {
            throw new IllegalArgumentException("a job or account has a name, and only they");
        }
    }

    public static Subject job(String name) {
        return new Subject(Kind.JOB, name);
    }

    public static Subject account(String name) {
        return new Subject(Kind.ACCOUNT, name);
    }

    public static Subject all() {
        return new Subject(Kind.ALL, "");
    }

    public Optional<String> job() {
        return kind == Kind.JOB ? Optional.of(name) : Optional.empty();
    }

    public Optional<String> account() {
        return kind == Kind.ACCOUNT ? Optional.of(name) : Optional.empty();
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? name.compareTo(other.name) : byKind;
    }
}
