package dev.caravan.worlds;

import dev.caravan.pass.running.RunningPass;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Stands before every step of the routes, and lets the program end before the n-th of them: from
 * then on no step is taken any more.
 */
final class Reaper implements InterceptStrategy {

    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<String> named = new AtomicReference<>("");
    private final AtomicBoolean dead = new AtomicBoolean();

    /** The program ended here. */
    static final class Reaped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Reaped() {
            super("the program has ended");
        }
    }

    void comeBefore(long step) {
        left.set(step);
    }

    void comeBefore(String step) {
        named.set(step);
    }

    boolean hasCome() {
        return dead.get();
    }

    /** Lets the program alone again; whether it had come. */
    boolean leave() {
        left.set(Long.MAX_VALUE);
        named.set("");
        return dead.getAndSet(false);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (!dead.get()
                        && left.decrementAndGet() > 0
                        && !named.get().equals(step.getId())) {
                    return super.process(exchange, callback);
                }
                dead.set(true);
                if (exchange.getVariable("pass") instanceof RunningPass pass) {
                    pass.release();
                }
                exchange.setException(new Reaped());
                callback.done(true);
                return true;
            }
        };
    }
}
