package dev.caravan.app;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Subscriber;
import dev.caravan.alert.desk.AlertDesk;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertWriter;
import dev.caravan.alert.message.Language;
import dev.caravan.alert.outbox.AlertBook;
import dev.caravan.alert.outbox.Outbox;
import dev.caravan.alert.policy.AlertPolicy;
import dev.caravan.open115.pace.Timing;
import dev.caravan.settings.ChannelSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.database.StateDatabase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The alerts of a configuration: its channels, and the desk that decides what they are told. */
final class AlertParts implements AutoCloseable {

    private static final String PREFIX = "Caravan";

    private final AlertDesk desk;
    private final ExecutorService threads;

    private AlertParts(AlertDesk desk, ExecutorService threads) {
        this.desk = desk;
        this.threads = threads;
    }

    static AlertParts of(
            Settings settings,
            StateDatabase database,
            Timing timing,
            Supplier<CamelContext> camel) {
        ExecutorService threads = Pools.deliveries();
        Language language =
                switch (settings.language()) {
                    case EN -> Language.ENGLISH;
                    case ZH -> Language.CHINESE;
                };
        ChannelParts parts =
                new ChannelParts(
                        settings, new AlertMessages(language, PREFIX), timing.clock(), camel);
        AlertDesk desk =
                new AlertDesk(
                        subscribers(settings, parts),
                        new AlertPolicy(settings.alerts().repeatAfter()),
                        new AlertWriter(
                                new AlertIds(timing.random()),
                                language,
                                settings.timeZone(),
                                host()),
                        new AlertBook(database),
                        new Outbox(database, timing.random()),
                        threads,
                        timing.clock());
        return new AlertParts(desk, threads);
    }

    AlertDesk desk() {
        return desk;
    }

    private static List<Subscriber> subscribers(Settings settings, ChannelParts parts) {
        return settings.alerts().channels().stream()
                .map(
                        channel -> {
                            Channel made = parts.channel(channel);
                            return Subscriber.of(channel.name(), events(channel), made);
                        })
                .toList();
    }

    private static Set<AlertEvent> events(ChannelSettings channel) {
        Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
        for (dev.caravan.settings.AlertEvent event : channel.events()) {
            switch (event) {
                case FAILED -> events.add(AlertEvent.JOB_FAILED);
                case PARTIAL -> events.add(AlertEvent.JOB_PARTIAL);
                case HELD -> events.add(AlertEvent.JOB_HELD);
                case WAITING -> events.add(AlertEvent.JOB_WAITING);
                case CONFLICT -> events.add(AlertEvent.JOB_CONFLICT);
                case LOGIN_REQUIRED -> events.add(AlertEvent.ACCOUNT_LOGIN_REQUIRED);
                case LOGIN_EXPIRING -> events.add(AlertEvent.ACCOUNT_LOGIN_EXPIRING);
                case THROTTLED -> events.add(AlertEvent.ACCOUNT_THROTTLED);
                case QUOTA -> events.add(AlertEvent.ACCOUNT_QUOTA);
                case STALLED -> events.add(AlertEvent.JOB_STALLED);
                case MISSED -> events.add(AlertEvent.JOB_MISSED);
                case RECOVERED -> {
                    events.add(AlertEvent.JOB_RECOVERED);
                    events.add(AlertEvent.ACCOUNT_RECOVERED);
                }
                case SUCCESS -> events.add(AlertEvent.JOB_SUCCESS);
                case DIGEST -> events.add(AlertEvent.DIGEST);
            }
        }
        return events;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        desk.close();
        threads.shutdownNow();
    }
}
