package dev.caravan.alert;

/**
 * A watch outside that expects a sign of every pass, so that silence becomes an alarm too. A sign
 * that is late would mislead: it is tried now or never.
 */
public interface Heartbeat {

    Delivery started(PassStart start);

    Delivery ended(PassEnd end);
}
