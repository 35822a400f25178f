package dev.caravan.alert;

/** A place that alerts go to, such as a mailbox or a chat. */
public interface Channel {

    /**
     * Hands one alert over and waits for the answer, for about a minute at most. What stands in the
     * way is a {@link Delivery}, never an exception. The same alert may come again when the answer
     * was lost; receivers know it by its id.
     */
    Delivery deliver(Alert alert);
}
