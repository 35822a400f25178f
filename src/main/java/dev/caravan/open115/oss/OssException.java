package dev.caravan.open115.oss;

/** A refusal of the storage. */
public final class OssException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    OssException(int status, String code) {
        super("the storage answered " + status + " " + code);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** The storage's own word, such as {@code NoSuchUpload}; empty when it gave none. */
    public String code() {
        return code;
    }

    /** The credential is over: another one, and the same request again. */
    public boolean wantsNewCredential() {
        return switch (code) {
            case "SecurityTokenExpired",
                    "InvalidAccessKeyId",
                    "InvalidSecurityToken",
                    "SignatureDoesNotMatch" ->
                    true;
            default -> false;
        };
    }

    /** The storage may take it later. */
    public boolean isTransient() {
        return status >= 500 || code.equals("SlowDown") || code.equals("RequestTimeout");
    }

    /** The storage thinks that the request was made at another time, or not by us. */
    public boolean isOfClock() {
        return code.equals("RequestTimeTooSkewed");
    }

    /** What was signed is not what arrived. */
    public boolean isOfSignature() {
        return code.equals("SignatureDoesNotMatch");
    }

    /** The multipart upload does not exist: never, no more, or because it was completed. */
    public boolean isNoSuchUpload() {
        return code.equals("NoSuchUpload");
    }

    /** A part of that number is stored already, whatever its content. */
    public boolean isPartStored() {
        return code.equals("PartAlreadyExist");
    }

    /** The object exists already. */
    public boolean isObjectStored() {
        return code.equals("FileAlreadyExists");
    }
}
