package dev.caravan.drive;

import dev.caravan.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why the drive did not do what was asked, by what to do next. The message is for a person and
 * holds no secret.
 */
public abstract sealed class DriveException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the drive's own code, or the HTTP status, or empty when there was no answer
     */
    private DriveException(String message, String code, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The drive's own code for it, for people who look it up; may be empty. */
    public final String code() {
        return code;
    }

    /** The word for failures and alerts. */
    public abstract Cause word();

    /**
     * It may well work later: no connection, a broken answer, a server error. Already retried where
     * that is safe.
     */
    public static final class Transient extends DriveException {
        private static final long serialVersionUID = 1L;

        public Transient(String message, String code, @Nullable Throwable cause) {
            super(message, code, cause);
        }

        @Override
        public Cause word() {
            return Cause.NETWORK;
        }
    }

    /** The account called too often: nothing more may be asked before {@link #until}. */
    public static final class Throttled extends DriveException {
        private static final long serialVersionUID = 1L;

        private final Instant until;

        public Throttled(String message, String code, Instant until) {
            super(message, code, null);
            this.until = until;
        }

        public Instant until() {
            return until;
        }

        @Override
        public Cause word() {
            return Cause.RATE_LIMIT;
        }
    }

    /** The drive will not do this, however often it is asked; the word says why. */
    public static final class Refused extends DriveException {
        private static final long serialVersionUID = 1L;

        private final Cause word;

        public Refused(String message, String code, Cause word) {
            super(message, code, null);
            this.word = word;
        }

        @Override
        public Cause word() {
            return word;
        }
    }

    /** The item or the folder does not exist any more. */
    public static final class Gone extends DriveException {
        private static final long serialVersionUID = 1L;

        public Gone(String message, String code) {
            super(message, code, null);
        }

        @Override
        public Cause word() {
            return Cause.SCAN_INCOMPLETE;
        }
    }

    /** There is no room on the drive. */
    public static final class Full extends DriveException {
        private static final long serialVersionUID = 1L;

        public Full(String message, String code) {
            super(message, code, null);
        }

        @Override
        public Cause word() {
            return Cause.QUOTA;
        }
    }

    /** The login is dead: a person must log in again. Never retried. */
    public static final class SignedOut extends DriveException {
        private static final long serialVersionUID = 1L;

        public SignedOut(String message, String code) {
            super(message, code, null);
        }

        @Override
        public Cause word() {
            return Cause.AUTH_REQUIRED;
        }
    }

    /** The application id is refused: not a matter of the login. */
    public static final class AppProblem extends DriveException {
        private static final long serialVersionUID = 1L;

        public AppProblem(String message, String code) {
            super(message, code, null);
        }

        @Override
        public Cause word() {
            return Cause.APP_PROBLEM;
        }
    }

    /** The account's background job runs; ask again after {@link #after}. */
    public static final class Busy extends DriveException {
        private static final long serialVersionUID = 1L;

        private final Duration after;

        public Busy(String message, String code, Duration after) {
            super(message, code, null);
            this.after = after;
        }

        public Duration after() {
            return after;
        }

        @Override
        public Cause word() {
            return Cause.RATE_LIMIT;
        }
    }

    /** The answer does not have the documented shape: an error of that call, never "empty". */
    public static final class NotUnderstood extends DriveException {
        private static final long serialVersionUID = 1L;

        public NotUnderstood(String message, String code, @Nullable Throwable cause) {
            super(message, code, cause);
        }

        @Override
        public Cause word() {
            return Cause.SCAN_INCOMPLETE;
        }
    }

    /** What arrived, or what the drive says it holds, is not what was sent or asked for. */
    public static final class Mismatch extends DriveException {
        private static final long serialVersionUID = 1L;

        public Mismatch(String message, String code) {
            super(message, code, null);
        }

        @Override
        public Cause word() {
            return Cause.VERIFY_FAILED;
        }
    }

    /** The local file could not be read, written, or changed meanwhile; the word says which. */
    public static final class LocalFile extends DriveException {
        private static final long serialVersionUID = 1L;

        private final Cause word;

        public LocalFile(String message, Cause word, @Nullable Throwable cause) {
            super(message, "", cause);
            this.word = word;
        }

        @Override
        public Cause word() {
            return word;
        }
    }

    /** The transfer was asked to stop and can be resumed. */
    public static final class Interrupted extends DriveException {
        private static final long serialVersionUID = 1L;

        public Interrupted(String message) {
            super(message, "", null);
        }

        @Override
        public Cause word() {
            return Cause.NETWORK;
        }
    }
}
