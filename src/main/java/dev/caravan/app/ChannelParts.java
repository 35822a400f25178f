package dev.caravan.app;

import dev.caravan.alert.Channel;
import dev.caravan.alert.channel.Web;
import dev.caravan.alert.channel.WebhookChannel;
import dev.caravan.alert.email.EmailChannel;
import dev.caravan.alert.email.MailServer;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.secret.Secret;
import dev.caravan.settings.ChannelSettings;
import dev.caravan.settings.ProxyAddress;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SmtpServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.apache.camel.CamelContext;

/** Makes the channels of the configuration. */
final class ChannelParts {

    private final AlertMessages messages;
    private final InstantSource time;
    private final Supplier<CamelContext> camel;
    private final Web web;
    private int mailboxes;

    ChannelParts(
            Settings settings,
            AlertMessages messages,
            InstantSource time,
            Supplier<CamelContext> camel) {
        this.messages = messages;
        this.time = time;
        this.camel = camel;
        this.web = settings.alerts().proxy().map(this::web).orElseGet(() -> new Web(time));
    }

    Channel channel(ChannelSettings channel) {
        return channel.match(
                this::email, this::webhook, new MessengerParts(web, messages, time)::channel);
    }

    private Channel email(dev.caravan.settings.EmailChannel email) {
        SmtpServer smtp = email.server();
        Optional<MailServer.Login> login =
                smtp.user()
                        .flatMap(
                                user ->
                                        email.password()
                                                .map(
                                                        word ->
                                                                new MailServer.Login(
                                                                        user, secret(word))));
        MailServer server =
                new MailServer(smtp.host(), smtp.port(), encryption(smtp), login, Optional.empty());
        mailboxes++;
        return new EmailChannel(
                new MailThroughCamel(camel, "mailbox-" + mailboxes, server),
                server.address(),
                email.from(),
                email.to(),
                messages);
    }

    private static MailServer.Encryption encryption(SmtpServer smtp) {
        return switch (smtp.encryption()) {
            case TLS -> MailServer.Encryption.TLS;
            case REQUIRED -> MailServer.Encryption.STARTTLS_REQUIRED;
            case WHEN_OFFERED -> MailServer.Encryption.STARTTLS_WHEN_OFFERED;
            case NONE -> MailServer.Encryption.NONE;
        };
    }

    private Channel webhook(dev.caravan.settings.WebhookChannel webhook) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        webhook.headers().forEach((name, value) -> headers.put(name, secret(value)));
        return new WebhookChannel(
                web,
                secret(webhook.url()),
                webhook.secret().map(ChannelParts::secret),
                headers,
                time);
    }

    static Secret secret(dev.caravan.secret.Secret secret) {
        return new Secret(secret.value());
    }

    private Web web(ProxyAddress address) {
        Proxy.Type type =
                address.kind() == ProxyAddress.Kind.HTTP ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
        return new Web(
                time,
                new Proxy(type, InetSocketAddress.createUnresolved(address.host(), address.port())),
                login(address));
    }

    /** Answers once; a proxy that asks again does not know this login. */
    private static Authenticator login(ProxyAddress address) {
        if (address.user().isEmpty()) {
            return Authenticator.NONE;
        }
        String word = address.password().map(secret -> secret.value()).orElse("");
        String answer = Credentials.basic(address.user().get(), word);
        return (route, response) ->
                response.request().header("Proxy-Authorization") != null
                        ? null
                        : response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", answer)
                                .build();
    }
}
