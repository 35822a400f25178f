package dev.caravan.state;

import dev.caravan.state.database.StateDatabase;
import java.util.Optional;

/** Small facts that outlive a process, each under its name. */
public final class FactStore {

    private final StateDatabase database;

    public FactStore(StateDatabase database) {
        this.database = database;
    }

    public Optional<String> find(String name) {
        return database.read(
                s ->
                        s.first(
                                "select value from fact where name = ?",
                                row -> row.text("value"),
                                name));
    }

    public void put(String name, String value) {
        database.write(
                s ->
                        s.update(
                                "insert or replace into fact (name, value) values (?, ?)",
                                name,
                                value));
    }

    public void forget(String name) {
        database.write(s -> s.update("delete from fact where name = ?", name));
    }
}
