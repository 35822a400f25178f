package dev.caravan.pass.transfer;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.step.Step;
import dev.caravan.settings.RapidUploadSettings;
import dev.caravan.settings.RapidUploadSettings.Afterwards;
import dev.caravan.settings.RapidUploadSettings.Preference;
import dev.caravan.state.Parked;
import dev.caravan.state.ParkedStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Lets jobs that only want rapid uploads ask for them, and nothing else: a file that 115 does not
 * have is parked and asked for again when it is due.
 */
public final class Parking {

    private final ParkedStore store;
    private final Map<String, RapidUploadSettings> rules;
    private final InstantSource time;

    public Parking(
            StateDatabase database, Map<String, RapidUploadSettings> rules, InstantSource time) {
        this.store = new ParkedStore(database);
        this.rules = Map.copyOf(rules);
        this.time = time;
    }

    /**
     * The watch with which a file may be uploaded now.
     *
     * @param usual the one that it has where bytes may be sent
     * @throws DriveException.Interrupted when the file stays parked, as the pass is told
     */
    TransferWatch watch(Step step, Content content, TransferWatch usual) throws DriveException {
        RapidUploadSettings rule = rules.get(step.pass().job().name());
        if (rule == null || rule.preference() == Preference.PREFER) {
            return usual;
        }
        Optional<Parked> known = store.find(step.pass().key(), step.operation().path(), content);
        if (known.filter(file -> isOver(file, rule)).isPresent()) {
            if (rule.then() == Afterwards.UPLOAD) {
                return usual;
            }
            if (rule.then() == Afterwards.FAIL) {
                throw givenUp(step);
            }
        }
        Optional<Instant> next = known.map(file -> file.tried().plus(rule.retryEvery()));
        if (next.filter(time.instant()::isBefore).isPresent() && !isPersons(step)) {
            step.pass().undone().park(step.operation(), next.get());
            throw new DriveException.Interrupted(step.operation().path() + " is parked");
        }
        return new RapidOnly(step, content, usual, rule);
    }

    private boolean isOver(Parked file, RapidUploadSettings rule) {
        return !time.instant().isBefore(file.since().plus(rule.giveUpAfter()));
    }

    /** A person's command tries everything. */
    private static boolean isPersons(Step step) {
        return step.pass().trigger() == Trigger.COMMAND || step.pass().trigger() == Trigger.API;
    }

    private static DriveException givenUp(Step step) {
        return new DriveException.Refused(
                "could not upload "
                        + step.operation().path()
                        + ": 115 still does not have its content, and rapid-upload: only lets"
                        + " nothing be sent",
                "",
                Cause.FILE_BUSY);
    }

    /** The watch of an upload of which no byte may be sent. */
    private final class RapidOnly implements TransferWatch {
        private final Step step;
        private final Content content;
        private final TransferWatch usual;
        private final RapidUploadSettings rule;

        private RapidOnly(
                Step step, Content content, TransferWatch usual, RapidUploadSettings rule) {
            this.step = step;
            this.content = content;
            this.usual = usual;
            this.rule = rule;
        }

        @Override
        public void moved(long bytes) {
            usual.moved(bytes);
        }

        /** Only asked when 115 wants bytes. */
        @Override
        public boolean mayContinue() {
            Instant now = time.instant();
            store.tried(step.pass().key(), step.operation().path(), content, now);
            step.pass().undone().park(step.operation(), now.plus(rule.retryEvery()));
            return false;
        }

        @Override
        public void requesting(Runnable cut) {
            usual.requesting(cut);
        }

        @Override
        public void requested() {
            usual.requested();
        }
    }
}
