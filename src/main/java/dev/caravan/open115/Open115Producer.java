package dev.caravan.open115;

import dev.caravan.drive.Drive;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Does one operation for each message: header first, then option. */
final class Open115Producer extends DefaultProducer {

    private final Open115Configuration options;
    private final DriveChoice choice;

    Open115Producer(Open115Endpoint endpoint) {
        super(endpoint);
        this.options = endpoint.getConfiguration();
        this.choice = new DriveChoice(options, endpoint.getComponent());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Open115Request request = new Open115Request(exchange, options);
        Drive drive = choice.of(request.account());
        new DriveOperations(drive, request).run(request.operation()).writeTo(exchange);
    }
}
