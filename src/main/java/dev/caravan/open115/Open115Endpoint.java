package dev.caravan.open115;

import dev.caravan.open115.pace.Timing;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;

/** List, upload, download and arrange files on the 115 cloud drive, and hear of changes there. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "open115",
        title = "115 Open Platform",
        syntax = "open115:operation",
        category = {Category.CLOUD, Category.FILE},
        headersClass = Open115Constants.class)
public class Open115Endpoint extends ScheduledPollEndpoint {

    /** Camel's half a second would empty the budget of a day within an hour. */
    private static final long DELAY = 600_000;

    @UriParam private final Open115Configuration configuration;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay = DELAY;

    /** Outlives a consumer, so that a route that was stopped goes on where it was. */
    private final LookMemory held = new HeldLook();

    public Open115Endpoint(
            String uri, Open115Component component, Open115Configuration configuration) {
        super(uri, component);
        this.configuration = configuration;
        setDelay(DELAY);
    }

    @Override
    public Producer createProducer() {
        if (configuration.getOperation() == Open115Operation.changes) {
            throw new UnsupportedOperationException(
                    "open115:changes can be listened to, not called");
        }
        return new Open115Producer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (configuration.getOperation() != Open115Operation.changes) {
            throw new UnsupportedOperationException(
                    "open115:"
                            + configuration.getOperation()
                            + " can be called, not listened to; open115:changes can be");
        }
        Open115Consumer consumer =
                new Open115Consumer(this, processor, memory(), Timing.ofThisMachine().clock());
        configureConsumer(consumer);
        return consumer;
    }

    /** What was seen last. */
    Optional<Look> remembered() {
        return memory().last();
    }

    private LookMemory memory() {
        LookMemory given = configuration.getMemory();
        return given != null ? given : held;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public long getDefaultDelay() {
        return DELAY;
    }

    @Override
    public Open115Component getComponent() {
        return (Open115Component) super.getComponent();
    }

    public Open115Configuration getConfiguration() {
        return configuration;
    }
}
