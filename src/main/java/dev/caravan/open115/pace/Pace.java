package dev.caravan.open115.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The arithmetic of an account's budget: given what was called, may another call be made now. */
final class Pace {

    /** 115 counts its days in China. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final Limits limits;

    Pace(Limits limits) {
        this.limits = limits;
    }

    /** An ordinary call: spaced, counted, and refused while the account rests. */
    Turn next(BudgetState state, CallKind kind, Instant now) {
        if (state.pausedUntil().isPresent()) {
            return new Turn.Paused(
                    state.pausedUntil().get(), state.reason().orElse("115 refused more calls"));
        }
        if (today(state, now).callsToday() >= limits.perDay(kind)) {
            return new Turn.DayUsed(day(now).plusDays(1).atStartOfDay(ZONE).toInstant());
        }
        return spaced(state, kind, now);
    }

    /** The probe that ends a rest: spaced and counted, but not held up by the rest itself. */
    Turn probe(BudgetState state, Instant now) {
        return spaced(state, CallKind.READ, now);
    }

    /** What an account looks like that was never called. */
    BudgetState fresh(Instant now) {
        return new BudgetState(Map.of(), day(now), 0, Optional.empty(), 0, Optional.empty());
    }

    private Turn spaced(BudgetState state, CallKind kind, Instant now) {
        Instant free = state.nextFree().getOrDefault(kind, Instant.MIN);
        // No slot is ever given further ahead than this: one that is says that the clock went back,
        // and nothing else. Waiting for it would last as long as the clock was set back.
        boolean isReal = !free.isAfter(now.plus(limits.spacing(kind)));
        if (isReal && free.isAfter(now)) {
            return new Turn.Wait(Duration.between(now, free));
        }
        return new Turn.Go(called(today(state, now), kind, now));
    }

    private BudgetState called(BudgetState state, CallKind kind, Instant now) {
        Map<CallKind, Instant> nextFree = new EnumMap<>(CallKind.class);
        for (CallKind each : CallKind.values()) {
            Duration spacing = each == kind ? limits.spacing(each) : limits.spacing();
            Instant before = state.nextFree().getOrDefault(each, Instant.MIN);
            nextFree.put(each, later(withinReach(before, each, now), now.plus(spacing)));
        }
        return new BudgetState(
                nextFree,
                state.day(),
                state.callsToday() + 1,
                state.pausedUntil(),
                state.pauses(),
                state.reason());
    }

    /** A slot that a clock set back left far ahead is pulled near. */
    private Instant withinReach(Instant free, CallKind kind, Instant now) {
        Instant furthest = now.plus(limits.spacing(kind));
        return free.isAfter(furthest) ? furthest : free;
    }

    private BudgetState today(BudgetState state, Instant now) {
        if (state.day().equals(day(now))) {
            return state;
        }
        return new BudgetState(
                state.nextFree(), day(now), 0, state.pausedUntil(), state.pauses(), state.reason());
    }

    static LocalDate day(Instant now) {
        return now.atOffset(ZONE).toLocalDate();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
