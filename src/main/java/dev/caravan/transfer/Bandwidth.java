package dev.caravan.transfer;

import dev.caravan.settings.BandwidthSettings;
import dev.caravan.settings.Rate;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/** The transfer rate of a job, shared by everything that it has in flight. */
public final class Bandwidth {

    /** So soon a change of the timetable, or a wish to stop, is noticed by those who wait. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(250);

    private final BandwidthSettings settings;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Flow upload;
    private final Flow download;
    private final boolean limited;

    public Bandwidth(
            BandwidthSettings settings, ZoneId zone, InstantSource clock, Sleeper sleeper) {
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
        this.sleeper = sleeper;
        this.upload = new Flow(clock.instant());
        this.download = new Flow(clock.instant());
        this.limited = !isUnlimited(settings);
    }

    private static boolean isUnlimited(BandwidthSettings settings) {
        return settings.upload().isUnlimited()
                && settings.download().isUnlimited()
                && settings.timetable().isEmpty();
    }

    /**
     * Waits until some bytes may travel.
     *
     * @param goesOn asked again and again while it waits
     * @return false when they may not because {@code goesOn} said no
     */
    public boolean admit(Direction direction, int bytes, BooleanSupplier goesOn)
            throws InterruptedException {
        if (!limited) {
            return true;
        }
        long place = queue(direction, bytes);
        for (Duration wait = until(direction, place);
                !wait.isZero();
                wait = until(direction, place)) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            sleeper.sleep(wait.compareTo(LONGEST_NAP) < 0 ? wait : LONGEST_NAP);
        }
        return true;
    }

    private long queue(Direction direction, int bytes) {
        Flow flow = flow(direction);
        synchronized (flow) {
            Instant now = clock.instant();
            return flow.queue(bytes, now, rate(direction, now));
        }
    }

    private Duration until(Direction direction, long place) {
        Flow flow = flow(direction);
        synchronized (flow) {
            Instant now = clock.instant();
            return flow.until(place, now, rate(direction, now));
        }
    }

    private Flow flow(Direction direction) {
        return direction == Direction.UPLOAD ? upload : download;
    }

    private long rate(Direction direction, Instant now) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        Rate rate =
                direction == Direction.UPLOAD ? settings.uploadAt(time) : settings.downloadAt(time);
        return rate.bytesPerSecond();
    }
}
