package dev.caravan.simulator.open;

import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.ServiceSwitch;

/** The answers with which 115 says "not so fast", and those of its firewall. */
public final class Throttling {

    private static final String WORDS = "已达到当前访问上限，请稍后再试";

    private Throttling() {}

    /**
     * One such answer.
     *
     * @param seconds what is said about how long to wait, where anything is
     */
    public static Reply reply(ServiceSwitch.Throttle shape, String path, long seconds) {
        return switch (shape) {
            case SWAPPED ->
                    Reply.json(
                            Json.object()
                                    .put("state", false)
                                    .put("code", WORDS)
                                    .put("message", 770004)
                                    .put("request", path)
                                    .set("data", Json.array()));
            case CODE_406 -> refusal(406, "已达到当前访问上限，购买更高等级VIP可获更多额度", path);
            case CODE_770004 -> refusal(770004, "访问过于频繁，请稍后再试", path);
            case VERIFY_911 -> refusal(911, "请验证账号", path);
            case FIREWALL_405 -> firewall();
            case STATUS_429 ->
                    Reply.json(429, Envelope.error(new Refused(429, "Too Many Requests"), path))
                            .with("Retry-After", Long.toString(seconds))
                            .with("X-RateLimit-Reset", Long.toString(seconds));
        };
    }

    /** The page with which the firewall answers what it does not like. */
    public static Reply firewall() {
        return Reply.text(
                405,
                "text/html; charset=utf-8",
                """
                <!doctype html><html lang="zh-cn"><head><meta charset="utf-8"><title>405</title></head>
                <body data-spm="7663354"><div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div>
                <script src="https://errors.aliyun.com/error.js"></script></body></html>
                """);
    }

    /** The shape of a word such as {@code code-406}. */
    public static ServiceSwitch.Throttle shape(String word) {
        return ServiceSwitch.THROTTLE.parse().apply(word);
    }

    private static Reply refusal(long code, String words, String path) {
        return Reply.json(Envelope.error(new Refused(code, words), path));
    }
}
