package dev.caravan.web;

/** What the daemon says to an order, in one line for a person. */
public record Reply(Kind kind, String message) {

    /** How it took the order. */
    public enum Kind {
        /** It is done, or will be soon. */
        ACCEPTED,
        /** There is no such job. */
        MISSING,
        /** As things are it cannot be done. */
        REFUSED,
        /** The order makes no sense. */
        WRONG
    }

    public static Reply accepted(String message) {
        return new Reply(Kind.ACCEPTED, message);
    }

    public static Reply refused(String message) {
        return new Reply(Kind.REFUSED, message);
    }

    public static Reply wrong(String message) {
        return new Reply(Kind.WRONG, message);
    }

    public static Reply noSuchJob() {
        return new Reply(Kind.MISSING, "there is no such job");
    }

    Answer answer() {
        int status =
                switch (kind) {
                    case ACCEPTED -> Answer.ACCEPTED;
                    case MISSING -> Answer.MISSING;
                    case REFUSED -> Answer.CONFLICT;
                    case WRONG -> Answer.BAD;
                };
        return Answer.of(status, message);
    }
}
