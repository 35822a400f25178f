package dev.caravan.simulator.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One request on its way to the endpoint that it is for, and what is found out on the way. */
public final class Call {

    private final String endpoint;
    private final Request request;
    private final Set<String> effects = ConcurrentHashMap.newKeySet();
    private volatile String user = "";

    public Call(String endpoint, Request request) {
        this.endpoint = endpoint;
        this.request = request;
    }

    /** The name of the endpoint, as the log and the rules use it. */
    public String endpoint() {
        return endpoint;
    }

    public Request request() {
        return request;
    }

    public String user() {
        return user;
    }

    public void belongsTo(String userId) {
        user = userId;
    }

    /** Makes something special happen to this call, further on. */
    public void affect(String effect) {
        effects.add(effect);
    }

    public boolean hasEffect(String effect) {
        return effects.contains(effect);
    }
}
