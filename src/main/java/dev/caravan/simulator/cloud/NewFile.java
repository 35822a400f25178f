package dev.caravan.simulator.cloud;

/**
 * A file that is to come into a folder.
 *
 * @param pickCode the one it got when it was announced, or empty
 */
public record NewFile(long parent, String name, String sha1, long size, String pickCode) {

    public NewFile(long parent, String name, String sha1, long size) {
        this(parent, name, sha1, size, "");
    }

    NewFile coded(String otherPickCode) {
        return new NewFile(parent, name, sha1, size, otherPickCode);
    }
}
