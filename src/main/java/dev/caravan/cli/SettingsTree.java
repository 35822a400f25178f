package dev.caravan.cli;

import dev.caravan.secret.Secret;
import dev.caravan.settings.ProxyAddress;
import dev.caravan.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force as plain maps and lists, without anything secret: what is a secret is known
 * by its type, so a new one cannot be forgotten.
 */
final class SettingsTree {

    private static final String HIDDEN = "***";

    private SettingsTree() {}

    static Map<String, @Nullable Object> of(Settings settings) {
        return ofRecord(settings);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Secret) {
            return HIDDEN;
        }
        if (value instanceof ProxyAddress proxy) {
            return proxy.kind() + " " + proxy.host() + ":" + proxy.port();
        }
        if (value instanceof URI uri) {
            return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        }
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null));
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(SettingsTree::value).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            map.forEach((key, each) -> tree.put(String.valueOf(key), value(each)));
            return tree;
        }
        return value instanceof Record record ? ofRecord(record) : value.toString();
    }

    private static Map<String, @Nullable Object> ofRecord(Record record) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                tree.put(component.getName(), value(component.getAccessor().invoke(record)));
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("a record can be read", unreadable);
            }
        }
        return tree;
    }
}
