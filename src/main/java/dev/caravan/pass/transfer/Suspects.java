package dev.caravan.pass.transfer;

import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.JobId;
import dev.caravan.state.UnderWayStore;
import dev.caravan.state.UnderWayStore.Suspect;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The transfers in the middle of which the program died: they go last and one by one, so that they
 * take nothing else with them, and after some deaths they rest (HC-229).
 *
 * <p>Only what got no further counts: a large file that survives many power cuts is no suspect.
 */
public final class Suspects {

    /** So many deaths in a row are no bad luck any more. */
    private static final int PATIENCE = 4;

    private final UnderWayStore store;
    private final Records records;
    private final InstantSource time;
    private final Map<JobId, Map<Key, Long>> known = new ConcurrentHashMap<>();

    private record Key(RelativePath path, String operation) {
        static Key of(Operation operation) {
            return new Key(operation.path(), operation.kind());
        }
    }

    public Suspects(StateDatabase database, Records records, InstantSource time) {
        this.store = new UnderWayStore(database);
        this.records = records;
        this.time = time;
    }

    /** A pass begins: what an earlier one left open is counted, and rests when it was too often. */
    public void count(RunningPass pass) {
        if (pass.isInside()) {
            return;
        }
        for (Suspect suspect : store.died(pass.key(), pass.id(), time.instant())) {
            if (suspect.deaths() >= PATIENCE) {
                records.failures()
                        .quarantined(pass, suspect.path(), suspect.operation(), suspect.deaths());
            }
        }
        known.put(pass.key(), suspects(pass.key()));
    }

    private Map<Key, Long> suspects(JobId job) {
        return store.suspects(job).stream()
                .collect(
                        Collectors.toMap(
                                suspect -> new Key(suspect.path(), suspect.operation()),
                                Suspect::deaths));
    }

    /** Whether the program died in the middle of this transfer, and it got no further since. */
    public boolean includes(RunningPass pass, Operation operation) {
        return known.getOrDefault(pass.key(), Map.of()).containsKey(Key.of(operation));
    }

    /** The suspects among the transfers of a plan, those of the fewest deaths first. */
    public Iterator<Step> of(PlannedPass planned) {
        Map<Key, Long> deaths = known.getOrDefault(planned.pass().key(), Map.of());
        List<Operation> suspects =
                planned.plan().transfers().stream()
                        .filter(operation -> deaths.containsKey(Key.of(operation)))
                        .sorted(
                                Comparator.comparing(
                                        operation -> deaths.getOrDefault(Key.of(operation), 0L)))
                        .toList();
        return planned.steps(suspects.stream());
    }

    /** A transfer begins. */
    public void began(Step step) {
        RunningPass pass = step.pass();
        Operation operation = step.operation();
        store.began(pass.key(), pass.id(), operation.path(), operation.kind(), time.instant());
    }

    /** A transfer has ended, well or not, or got further than it ever did. */
    public void clear(Step step) {
        store.clear(step.pass().key(), step.operation().path(), step.operation().kind());
    }
}
