package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One request while it is under way, from which its line in the log is made. */
final class Journey {

    private static final Set<String> SECRETS =
            Set.of(
                    "refresh_token",
                    "refresh_ui",
                    "client_secret",
                    "code_verifier",
                    "code",
                    "sign",
                    "s");
    private static final Set<String> FORMS =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    private final long number;
    private final Call call;
    private final long time;
    private final long started = System.nanoTime();
    private final AtomicLong sent = new AtomicLong();
    private volatile long millis;
    private volatile int status;
    private volatile String ending = "open";

    Journey(long number, Call call, long time) {
        this.number = number;
        this.call = call;
        this.time = time;
    }

    String endpoint() {
        return call.endpoint();
    }

    void end(int withStatus, String how) {
        millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        status = withStatus;
        ending = how;
    }

    /** The reply, which from now on counts what is sent of it. */
    Reply counted(Reply reply) {
        Content content = reply.content();
        return reply.with(
                new Content() {
                    @Override
                    public long length() {
                        return content.length();
                    }

                    @Override
                    public void writeTo(OutputStream out) throws IOException {
                        content.writeTo(new Counting(out));
                    }
                });
    }

    LogEntry entry() {
        return new LogEntry(
                number,
                call.endpoint(),
                call.request().method(),
                call.request().path(),
                call.user(),
                time,
                millis,
                call.request().received(),
                sent.get(),
                status,
                ending,
                parameters());
    }

    private Map<String, String> parameters() {
        Map<String, String> shown = new TreeMap<>();
        for (Parameters.Parameter each : all().all()) {
            shown.put(each.name(), SECRETS.contains(each.name()) ? "…" : each.value());
        }
        return shown;
    }

    private Parameters all() {
        boolean isForm = FORMS.stream().anyMatch(call.request().header("content-type")::startsWith);
        if (ending.equals("open") || !isForm) {
            return call.request().query();
        }
        try {
            return call.request().parameters();
        } catch (IOException e) {
            return call.request().query();
        }
    }

    /** Counts what goes through. */
    private final class Counting extends FilterOutputStream {
        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            sent.addAndGet(length);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            sent.incrementAndGet();
        }
    }
}
