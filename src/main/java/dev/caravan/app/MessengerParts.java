package dev.caravan.app;

import dev.caravan.alert.Channel;
import dev.caravan.alert.channel.AppriseChannel;
import dev.caravan.alert.channel.BarkChannel;
import dev.caravan.alert.channel.DingtalkChannel;
import dev.caravan.alert.channel.DiscordChannel;
import dev.caravan.alert.channel.FeishuChannel;
import dev.caravan.alert.channel.GotifyChannel;
import dev.caravan.alert.channel.HealthchecksChannel;
import dev.caravan.alert.channel.NtfyChannel;
import dev.caravan.alert.channel.PushplusChannel;
import dev.caravan.alert.channel.ServerchanChannel;
import dev.caravan.alert.channel.SlackChannel;
import dev.caravan.alert.channel.TelegramChannel;
import dev.caravan.alert.channel.UptimeKumaChannel;
import dev.caravan.alert.channel.Web;
import dev.caravan.alert.channel.WecomChannel;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.secret.Secret;
import dev.caravan.settings.MessengerChannel;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the channels of push and chat services; which keys each has is the schema's knowledge. */
record MessengerParts(Web web, AlertMessages messages, InstantSource time) {

    Channel channel(MessengerChannel channel) {
        return switch (channel.service()) {
            case WECOM -> new WecomChannel(web, url(channel), messages);
            case DINGTALK ->
                    new DingtalkChannel(web, url(channel), secret(channel), messages, time);
            case FEISHU -> new FeishuChannel(web, url(channel), secret(channel), messages, time);
            case SERVERCHAN ->
                    new ServerchanChannel(web, token(channel), server(channel), messages);
            case BARK -> new BarkChannel(web, url(channel).value(), token(channel), messages);
            case PUSHPLUS ->
                    new PushplusChannel(web, url(channel).value(), token(channel), messages);
            case TELEGRAM ->
                    new TelegramChannel(
                            web,
                            url(channel).value(),
                            token(channel),
                            present(channel, "chat", channel.chat()),
                            messages);
            case DISCORD -> new DiscordChannel(web, url(channel), messages);
            case SLACK -> new SlackChannel(web, url(channel), messages);
            case NTFY ->
                    new NtfyChannel(
                            web, url(channel), channel.token().map(ChannelParts::secret), messages);
            case GOTIFY -> new GotifyChannel(web, url(channel), token(channel), messages);
            case APPRISE -> new AppriseChannel(web, url(channel), messages);
            case HEALTHCHECKS -> new HealthchecksChannel(web, url(channel), messages);
            case UPTIME_KUMA -> new UptimeKumaChannel(web, url(channel));
        };
    }

    private static Secret url(MessengerChannel channel) {
        return ChannelParts.secret(present(channel, "url", channel.url()));
    }

    private static Secret token(MessengerChannel channel) {
        return ChannelParts.secret(present(channel, "token", channel.token()));
    }

    private static Optional<Secret> secret(MessengerChannel channel) {
        return channel.secret().map(ChannelParts::secret);
    }

    private static Optional<String> server(MessengerChannel channel) {
        return channel.url().map(address -> address.value());
    }

    private static <T> T present(MessengerChannel channel, String key, Optional<T> value) {
        return value.orElseThrow(
                () -> new IllegalStateException(channel.name() + " has no " + key));
    }
}
