package dev.caravan.state;

import dev.caravan.state.database.StateDatabase;
import java.time.Instant;
import java.util.Optional;

/**
 * On which machine the state is used, and from which one it came.
 *
 * <p>A state that comes to another machine was moved there, or copied; from inside the two look the
 * same. A move is harmless. After a copy two programs share a login and the folders on 115, which a
 * person should hear of once.
 */
public final class HomeStore {

    private static final String HOME = "home";
    private static final String BEFORE = "home-before";
    private static final String SINCE = "home-since";
    private static final String UNTOLD = "home-untold";

    private final StateDatabase database;
    private final FactStore facts;

    public HomeStore(StateDatabase database) {
        this.database = database;
        this.facts = new FactStore(database);
    }

    /**
     * How the state came to this machine.
     *
     * @param from the name of the machine where it was before
     */
    public record Arrival(String from, Instant at) {}

    /** Notes that the state is used on this machine. */
    public void settle(Home here, Instant now) {
        Optional<String> known = facts.find(HOME);
        if (!here.isKnown() || known.equals(Optional.of(here.text()))) {
            return;
        }
        Optional<Home> elsewhere = known.map(Home::parse).filter(here::isElsewhere);
        database.together(
                () -> {
                    facts.put(HOME, here.text());
                    elsewhere.ifPresent(before -> arrived(before, now));
                });
    }

    private void arrived(Home before, Instant now) {
        facts.put(BEFORE, before.host().isEmpty() ? "another machine" : before.host());
        facts.put(SINCE, now.toString());
        facts.put(UNTOLD, "");
    }

    /** How it came here; empty when it was always here. */
    public Optional<Arrival> arrival() {
        return facts.find(BEFORE)
                .map(from -> new Arrival(from, Instant.parse(facts.find(SINCE).orElseThrow())));
    }

    /** The same as long as nobody was told. */
    public Optional<Arrival> news() {
        return facts.find(UNTOLD).isPresent() ? arrival() : Optional.empty();
    }

    public void told() {
        facts.forget(UNTOLD);
    }
}
