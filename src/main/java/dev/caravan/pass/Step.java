package dev.caravan.pass;

import dev.caravan.plan.Operation;

/** One operation on its way through the routes, with the pass that it belongs to. */
public record Step(RunningPass pass, Operation operation) {

    /**
     * Which branch of the operation route it takes, such as {@code upload} or {@code local move}.
     */
    public String branch() {
        String kind = operation.kind().equals("replace") ? "upload" : operation.kind();
        return operation.side().word() + " " + kind;
    }

    public String account() {
        return pass.account();
    }
}
