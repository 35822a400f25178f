package dev.caravan.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.auth.Authorizations;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.open.Throttling;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.Switch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Makes faults of what is written in a rule. */
final class FaultReader {

    private final Authorizations authorizations;

    FaultReader(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    Fault read(JsonNode script) {
        String action = script.path("action").asText();
        return switch (action) {
            case "drop-before" -> instead(Reply.ended(Reply.Ending.DROP));
            case "reset-before" -> instead(Reply.ended(Reply.Ending.RESET));
            case "drop-after" -> afterwards(Reply.ended(Reply.Ending.DROP));
            case "reset-after" -> afterwards(Reply.ended(Reply.Ending.RESET));
            case "delay" -> delay(script);
            case "reply" -> instead(reply(script));
            case "reply-after" -> afterwards(reply(script));
            case "throttle" -> throttle(script);
            case "truncate" -> changed(reply -> Damage.truncated(reply, bytes(script)));
            case "corrupt" -> changed(reply -> Damage.corrupted(reply, bytes(script)));
            case "slow" -> changed(reply -> Damage.slowed(reply, duration(script).toMillis()));
            case "edit" -> changed(reply -> JsonEdit.apply(reply, script.path("edits")));
            case "break-off" -> breakOff(bytes(script));
            case "hang" -> hang();
            case "expire-token" -> expireToken();
            case "effect" -> effect(script.path("effect").asText());
            default -> throw new IllegalArgumentException("no fault is called " + action);
        };
    }

    /** A change of an answer. */
    private interface Change {
        Reply of(Reply reply) throws IOException;
    }

    private static Fault instead(Reply reply) {
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) {
                return Optional.of(reply);
            }
        };
    }

    private static Fault afterwards(Reply reply) {
        return changed(any -> reply);
    }

    private static Fault changed(Change change) {
        return new Fault() {
            @Override
            public Reply after(Call call, Reply reply) throws IOException {
                return change.of(reply);
            }
        };
    }

    private static Fault delay(JsonNode script) {
        long millis = duration(script).toMillis();
        boolean late = script.path("when").asText().equals("after");
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) throws IOException {
                if (!late) {
                    Damage.pause(millis);
                }
                return Optional.empty();
            }

            @Override
            public Reply after(Call call, Reply reply) throws IOException {
                if (late) {
                    Damage.pause(millis);
                }
                return reply;
            }
        };
    }

    private static Fault throttle(JsonNode script) {
        ServiceSwitch.Throttle shape = Throttling.shape(script.path("shape").asText("swapped"));
        long seconds = script.path("seconds").asLong(60);
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) {
                return Optional.of(Throttling.reply(shape, call.request().path(), seconds));
            }
        };
    }

    private static Fault breakOff(long bytes) {
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) {
                call.request().breakOffAfter(bytes);
                return Optional.empty();
            }
        };
    }

    private static Fault hang() {
        CountDownLatch latch = new CountDownLatch(1);
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) throws IOException {
                Damage.await(latch);
                return Optional.empty();
            }

            @Override
            public void release() {
                latch.countDown();
            }
        };
    }

    /** The access token of whoever calls expires just before the call. */
    private Fault expireToken() {
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) {
                authorizations.expireAccessToken(call.request().header("authorization"));
                return Optional.empty();
            }
        };
    }

    private static Fault effect(String name) {
        return new Fault() {
            @Override
            public Optional<Reply> before(Call call) {
                call.affect(name);
                return Optional.empty();
            }
        };
    }

    private static Reply reply(JsonNode script) {
        JsonNode body = script.path("body");
        byte[] bytes =
                (body.isTextual() ? body.asText() : body.isMissingNode() ? "" : body.toString())
                        .getBytes(StandardCharsets.UTF_8);
        String standard = body.isContainerNode() ? "application/json" : "text/html; charset=utf-8";
        Reply reply =
                Reply.of(
                        script.path("status").asInt(200),
                        script.path("type").asText(standard),
                        bytes);
        for (Map.Entry<String, JsonNode> each : script.path("headers").properties()) {
            reply = reply.with(each.getKey(), each.getValue().asText());
        }
        return reply;
    }

    private static long bytes(JsonNode script) {
        return script.path("bytes").asLong(0);
    }

    private static Duration duration(JsonNode script) {
        return Switch.toDuration(script.path("time").asText("1s"));
    }
}
