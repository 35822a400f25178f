package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.Notation;
import java.util.Optional;
import java.util.Set;

/** A message through a push or chat service; which of the keys there are depends on the service. */
public record MessengerChannel(
        String name,
        Set<AlertEvent> events,
        Service service,
        Optional<Secret> url,
        Optional<Secret> token,
        Optional<Secret> secret,
        Optional<String> chat)
        implements ChannelSettings {

    /** The services whose formats are known. */
    public enum Service {
        WECOM,
        DINGTALK,
        FEISHU,
        SERVERCHAN,
        BARK,
        PUSHPLUS,
        TELEGRAM,
        DISCORD,
        SLACK,
        NTFY,
        GOTIFY,
        APPRISE,
        HEALTHCHECKS,
        UPTIME_KUMA;

        /** The type of the channel in the configuration. */
        public String word() {
            return Notation.wordOf(this);
        }
    }
}
