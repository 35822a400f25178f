package dev.caravan.pass;

import dev.caravan.local.disk.Halt;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import java.util.List;

/** The other jobs of the program, as a pass of one of them meets them. */
public interface Neighbours {

    /** The other jobs that send what lies in their folders to 115. */
    List<Job> sendingBeside(String job);

    /** Where in a job's folder something may lie that the job has not sent yet. */
    Scope unsent(String job);

    /**
     * Runs a pass of a job at once and waits for its end, though not for ever and not once it is
     * halted; does nothing when one runs already or the job is paused.
     *
     * @param halt ends the waiting, not the pass
     */
    void pass(PassOrder order, Halt halt) throws InterruptedException;
}
