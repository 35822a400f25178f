package dev.caravan.web;

import dev.caravan.status.StatusDocument;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP side asks of the running daemon, and tells it to do; called from several threads.
 *
 * <p>Whatever is empty or {@link Reply.Kind#MISSING} means that there is no such job or account.
 */
public interface Desk {

    StatusDocument status();

    /** What does not work of the daemon itself, one line each; empty when all does. */
    List<String> faults();

    /** What the page has to know of the configuration; never a secret. */
    Setup setup();

    /** The failures of a job as a document. */
    Optional<Object> failures(String job);

    /** The newest passes of a job as a document. */
    Optional<Object> history(String job);

    /** The plan of a job that is held, as a document. */
    Optional<Object> plan(String job);

    /** What a pass of a job would do now, as a document; it looks at both sides. */
    Optional<Object> freshPlan(String job) throws NoPlan;

    /** The conflicts of a job that nobody dismissed, as a document. */
    Optional<Object> conflicts(String job);

    /** Lets a job run soon. */
    Reply run(String job);

    /** Lets a job start no pass by itself until it is resumed. */
    Reply pause(String job);

    Reply resume(String job);

    /**
     * Lets what a job holds go ahead in its next pass.
     *
     * @param plan the plan that was looked at; empty for the one that is held now
     */
    Reply approve(String job, String plan, When when);

    /**
     * Brings back, in the job's next pass, what a held plan would have deleted or overwritten.
     *
     * @param plan the plan that was looked at; empty for the one that is held now
     */
    Reply reject(String job, String plan, When when);

    /**
     * Lets what failed be tried again in the next pass.
     *
     * @param paths inside the job; all that fails when there are none
     */
    Reply retry(String job, List<String> paths, When when);

    /** Takes a conflict off the list. */
    Reply dismiss(String job, String path);

    /** A login of this account that a person could follow; empty when there is no such account. */
    Optional<LoginWay> login(String account);

    /** The metrics, in Prometheus' text format. */
    String metrics();

    /** When the pass comes that does what was decided. */
    enum When {
        NOW,
        NEXT_PASS
    }
}
