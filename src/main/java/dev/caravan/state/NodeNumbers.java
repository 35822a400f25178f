package dev.caravan.state;

import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import java.sql.SQLException;

/**
 * Numbers for the nodes of one job, none of which a node of it ever had.
 *
 * <p>They are taken in blocks, so that giving one out costs no write and none comes twice.
 */
final class NodeNumbers {

    private static final int BLOCK = 1024;

    private static final String TAKE =
            "update job set next_node = next_node + ? where id = ? returning next_node as next";

    private final StateDatabase database;
    private final JobId job;
    private long next;
    private long endOfBlock;

    NodeNumbers(StateDatabase database, JobId job) {
        this.database = database;
        this.job = job;
    }

    /**
     * Given out inside a write, so that whoever holds the writer never waits for one who waits for
     * the writer; a block that was taken inside a write that came to nothing is taken anew.
     */
    NodeId next() {
        return database.write(
                s -> {
                    if (next == endOfBlock || storedEnd(s) < endOfBlock) {
                        endOfBlock = takeBlock(s);
                        next = endOfBlock - BLOCK;
                    }
                    return new NodeId(next++);
                });
    }

    private long storedEnd(Session session) throws SQLException {
        return session.first(
                        "select next_node from job where id = ?",
                        row -> row.number("next_node"),
                        job.value())
                .orElseThrow();
    }

    private long takeBlock(Session session) throws SQLException {
        return session.first(TAKE, row -> row.number("next"), BLOCK, job.value()).orElseThrow();
    }
}
