package dev.caravan.pass.order;

import dev.caravan.local.scan.Scope;

/**
 * The wish that a job runs now: what the triggers send to where orders wait for their turn.
 *
 * @param scope where something is known to have happened
 */
public record PassOrder(String job, Trigger trigger, Scope scope) {

    public PassOrder(String job, Trigger trigger) {
        this(job, trigger, Scope.whole());
    }

    /** Both orders in one: nothing of either is lost. */
    public PassOrder and(PassOrder later) {
        if (!job.equals(later.job)) {
            throw new IllegalArgumentException("orders of two jobs: " + this + ", " + later);
        }
        return new PassOrder(job, stronger(later), scope.and(later.scope));
    }

    /** A person's word counts most, then what asks for everything, then what came first. */
    private Trigger stronger(PassOrder later) {
        if (trigger.isOfPerson() || later.trigger.isOfPerson()) {
            return trigger.isOfPerson() ? trigger : later.trigger;
        }
        return scope instanceof Scope.Whole ? trigger : later.trigger;
    }
}
