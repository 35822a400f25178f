package dev.caravan.state.database;

import java.sql.SQLException;

/** Opens further connections of one kind. */
@FunctionalInterface
interface ConnectionSource {
    Session open() throws SQLException;
}
