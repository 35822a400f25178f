package dev.caravan.cli;

import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.secret.Secret;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes every secret that Caravan knows, and whatever looks like one, out of a text. */
final class Scrubber {

    private static final String HIDDEN = "***";

    /** Shorter ones would tear words apart; nobody is kept out by them anyway. */
    private static final int SHORTEST = 4;

    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s\"'<>?]*)\\?[^\\s\"'<>]*");
    private static final Pattern LOGIN = Pattern.compile("://[^/\\s\"'@]*@");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[^\\s\"']+");

    /** Names under which programs write secrets, with what they are. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(token|secret|password|signature|access_?key_?id|authorization|cookie)"
                            + "([\"']?\\s*[=:]\\s*[\"']?)([^\\s\"',;&}]{4,})");

    private final Set<String> secrets;

    private Scrubber(Set<String> secrets) {
        this.secrets = secrets;
    }

    /** Knows the secrets of the configuration and of the state, where there is one. */
    static Scrubber of(Settings settings) {
        Set<String> secrets = new LinkedHashSet<>();
        collect(settings, secrets);
        Optional<StateDatabase> view = StateDatabase.view(settings.stateDir());
        if (view.isPresent()) {
            try (StateDatabase state = view.get()) {
                for (AccountSettings account : settings.accounts()) {
                    new SqliteTokenStore(state)
                            .load(account.name())
                            .ifPresent(tokens -> collect(tokens, secrets));
                }
            }
        }
        return new Scrubber(secrets);
    }

    String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        clean = QUERY.matcher(clean).replaceAll("$1?" + HIDDEN);
        clean = LOGIN.matcher(clean).replaceAll("://" + HIDDEN + "@");
        clean = BEARER.matcher(clean).replaceAll("$1" + HIDDEN);
        return NAMED.matcher(clean).replaceAll("$1$2" + HIDDEN);
    }

    private static void collect(StoredTokens tokens, Set<String> secrets) {
        add(tokens.access(), secrets);
        add(tokens.refresh(), secrets);
        tokens.seed().ifPresent(seed -> add(seed, secrets));
    }

    private static void collect(@Nullable Object value, Set<String> secrets) {
        if (value instanceof Secret secret) {
            add(secret.value(), secrets);
        } else if (value instanceof Optional<?> optional) {
            collect(optional.orElse(null), secrets);
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, secrets));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, secrets));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(read(record, component), secrets);
            }
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("a record can be read", unreadable);
        }
    }

    private static void add(String secret, Set<String> secrets) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }
}
