package dev.caravan.state.database;

import java.sql.SQLException;

/** What is to be done on one connection; its checked errors are translated by who runs it. */
@FunctionalInterface
public interface Work<T> {
    T on(Session session) throws SQLException;
}
