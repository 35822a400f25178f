package dev.caravan.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All accounts there are, and the contents that they share without knowing. */
public final class Cloud {

    private static final String PREFIX = "account/";

    private final Ledger ledger;
    private final Switches switches;
    private final SimulatedClock clock;
    private final Ids ids;
    private final Contents contents;
    private final Map<String, Account> accounts = new TreeMap<>();

    public Cloud(
            Ledger ledger, Switches switches, SimulatedClock clock, Ids ids, Contents contents) {
        this.ledger = ledger;
        this.switches = switches;
        this.clock = clock;
        this.ids = ids;
        this.contents = contents;
        for (JsonNode each : ledger.take(PREFIX).values()) {
            open(Json.as(each, Account.Profile.class));
        }
    }

    /** Adds the account, or changes what is known about it. */
    public synchronized Account put(Account.Profile profile) {
        ledger.put(PREFIX + profile.id(), profile);
        return open(profile);
    }

    public synchronized Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public synchronized Account require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no user " + id));
    }

    public synchronized List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    public Contents contents() {
        return contents;
    }

    private Account open(Account.Profile profile) {
        Drive drive =
                find(profile.id())
                        .map(Account::drive)
                        .orElseGet(() -> new Drive(profile.id(), ledger, switches, clock, ids));
        Account account = new Account(profile, drive);
        accounts.put(profile.id(), account);
        return account;
    }
}
