package dev.caravan.open115.client;

/**
 * Where 115 wants the bytes of an upload, and what the storage must call when they are there.
 *
 * @param callback opaque text, handed on as it came
 * @param callbackVariables opaque text, handed on as it came
 */
public record StorageTarget(
        String pickCode, String bucket, String object, String callback, String callbackVariables) {

    static StorageTarget read(Fields data, String pickCode) {
        Fields callback = data.object("callback").orElse(Fields.NONE);
        String code = data.text("pick_code");
        return new StorageTarget(
                code.isEmpty() ? pickCode : code,
                data.text("bucket"),
                data.text("object"),
                callback.text("callback"),
                callback.text("callback_var"));
    }

    /** Whether everything is there that the storage needs. */
    boolean isUsable() {
        return !bucket.isEmpty() && !object.isEmpty() && !callback.isEmpty();
    }

    /** Never shows the callback, which names the user. */
    @Override
    public String toString() {
        return "StorageTarget[" + bucket + "]";
    }
}
