/**
 * The SQLite database in the state directory and the locks beside it: opening, migrations,
 * sessions, a copy to look at.
 *
 * <p>Any number of processes may have it open, so there is no cache above it. SQLite lets one
 * writer in at a time, so one connection that writes and a few that read do what a pool would do,
 * without its threads and its start-up time. Whatever several processes must not do at once is
 * guarded by a lock of the system, which ends with its process.
 */
@NullMarked
package dev.caravan.state.database;

import org.jspecify.annotations.NullMarked;
