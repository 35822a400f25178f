package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
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
    private final long time;
    private final long started = System.nanoTime();
    private final AtomicLong sent = new AtomicLong();
    private Optional<Call> call;
    private Optional<LogEntry> finished = Optional.empty();

    Journey(long number, Call call, long time) {
        this.number = number;
        this.call = Optional.of(call);
        this.time = time;
    }

    /** From here on only the line is kept, not the request. */
    synchronized void end(int status, String ending) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        finished = call.map(it -> entry(it, millis, status, ending, parameters(it)));
        call = Optional.empty();
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

    synchronized LogEntry entry() {
        return finished.or(
                        () -> call.map(it -> entry(it, 0, 0, "open", shown(it.request().query()))))
                .orElseThrow()
                .sent(sent.get());
    }

    private LogEntry entry(
            Call it, long millis, int status, String ending, Map<String, String> parameters) {
        return new LogEntry(
                number,
                it.endpoint(),
                it.request().method(),
                it.request().path(),
                it.user(),
                time,
                millis,
                it.request().received(),
                0,
                status,
                ending,
                parameters);
    }

    private static Map<String, String> parameters(Call it) {
        String type = it.request().header("content-type");
        if (FORMS.stream().noneMatch(type::startsWith) || it.request().received() == 0) {
            return shown(it.request().query());
        }
        try {
            return shown(it.request().parameters());
        } catch (IOException e) {
            return shown(it.request().query());
        }
    }

    private static Map<String, String> shown(Parameters parameters) {
        Map<String, String> shown = new TreeMap<>();
        for (Parameters.Parameter each : parameters.all()) {
            shown.put(each.name(), SECRETS.contains(each.name()) ? "…" : each.value());
        }
        return shown;
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
