package dev.caravan.open115;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Makes endpoints of URIs such as {@code open115:list?path=/Backup}. */
@Component("open115")
public class Open115Component extends DefaultComponent {

    @Metadata private Open115Configuration configuration = new Open115Configuration();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        Open115Configuration own = configuration.copy();
        own.setOperation(operation(remaining));
        Open115Endpoint endpoint = new Open115Endpoint(uri, this, own);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static Open115Operation operation(String remaining) {
        for (Open115Operation known : Open115Operation.values()) {
            if (known.name().equals(remaining)) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "open115 has no operation '"
                        + remaining
                        + "'; it has "
                        + java.util.Arrays.toString(Open115Operation.values()));
    }

    public Open115Configuration getConfiguration() {
        return configuration;
    }

    /** The options that all endpoints begin with. */
    public void setConfiguration(Open115Configuration configuration) {
        this.configuration = configuration;
    }
}
