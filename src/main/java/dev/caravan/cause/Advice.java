package dev.caravan.cause;

/** What a person can do about a cause, as one sentence. */
public final class Advice {

    private Advice() {}

    public static String of(Cause cause) {
        return switch (cause) {
            case CONFLICT ->
                    "compare both versions, keep what you need, then dismiss it: caravan conflicts JOB --dismiss PATH";
            case MASS_DELETE, MASS_CHANGE ->
                    "look at it with `caravan plan JOB`, then `caravan approve JOB` or `caravan reject JOB`";
            case ROOT_MISSING -> "mount the disk or correct `local`; nothing was deleted";
            case ROOT_EMPTY ->
                    "if you emptied the folder on purpose: caravan approve JOB; otherwise put the files back";
            case ROOT_IDENTITY ->
                    "if another folder or disk stands there on purpose: caravan approve JOB; otherwise mount the right one";
            case REMOTE_ROOT_MISSING ->
                    "restore the folder from 115's recycle bin or correct `remote`; nothing was deleted";
            case REMOTE_ROOT_IDENTITY ->
                    "correct `remote`, or let the job start over with the new folder: caravan approve JOB";
            case NAME_UNSUPPORTED -> "rename the file; 115 cannot hold this name";
            case DUPLICATE_NAME -> "rename or remove one of the files of the same name on 115";
            case AUTH_REQUIRED -> "log in again: caravan login ACCOUNT";
            case ACCOUNT_CHANGED ->
                    "log in with the account that the job belongs to, or give the job a new name";
            case APP_PROBLEM ->
                    "115 refuses the AppID, not the login: renew it at 115 or set another `app-id`";
            case QUOTA -> "free space on 115 (the recycle bin counts) or extend the membership";
            case TOO_LARGE ->
                    "the file is larger than your 115 membership allows; split it, exclude it or extend the membership";
            case DIR_TOO_MANY -> "115 holds at most 50 000 entries in one folder; split the folder";
            case DISK_FULL -> "free space on the local disk";
            case READ_ONLY -> "make the folder writable for Caravan's user";
            case PERMISSION ->
                    "give Caravan's user the right to read it; what 115 itself refuses, look up by its code";
            case FILE_BUSY -> "it is being written; it will be taken once it stays unchanged";
            case VERIFY_FAILED ->
                    "it will be sent again; if this stays, check the disk and the network";
            case SCAN_INCOMPLETE ->
                    "115's answer was not complete; it is asked again in the next pass";
            case RATE_LIMIT -> "wait; lower `requests-per-second` if this happens often";
            case BLOCKED_NAME -> "115's firewall refuses this name; rename the file";
            case MODERATION -> "115 blocks this file's content; keep another copy of it";
            case ROLLBACK ->
                    "one side went back to an older state: `caravan approve JOB` takes it, `caravan reject JOB` brings the newer one back";
            case STATE_LOST -> "nothing to do: what is on 115 is adopted, nothing is deleted";
            case STATE_NEWER -> "run the newer version of Caravan, or restore the older state";
            case STATE_DAMAGED ->
                    "move caravan.db aside and start again: what is on 115 is adopted, nothing is deleted";
            case LOCKED -> "wait for the other process to end";
            case WATCH_LIMITED ->
                    "raise fs.inotify.max_user_watches; until then full scans find changes";
            case CONFIG_INVALID -> "correct the configuration: caravan check";
            case OVERLAP -> "give each job folders of its own";
            case NETWORK -> "nothing to do if it passes; otherwise check the connection";
            case INTERNAL -> "this is a fault of Caravan: please report it with the log";
        };
    }
}
