package dev.caravan.open115;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** List, upload, download and arrange files on the 115 cloud drive. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "open115",
        title = "115 Open Platform",
        syntax = "open115:operation",
        producerOnly = true,
        category = {Category.CLOUD, Category.FILE},
        headersClass = Open115Constants.class)
public class Open115Endpoint extends DefaultEndpoint {

    @UriParam private final Open115Configuration configuration;

    public Open115Endpoint(
            String uri, Open115Component component, Open115Configuration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new Open115Producer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("open115 can be called, not listened to");
    }

    @Override
    public Open115Component getComponent() {
        return (Open115Component) super.getComponent();
    }

    public Open115Configuration getConfiguration() {
        return configuration;
    }
}
