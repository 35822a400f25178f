package dev.caravan.tree;

/** What makes two files equal: SHA-1 and size in bytes; times never do (DR-4). */
public record Content(Sha1 sha1, long size) {

    public Content {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
    }

    @Override
    public String toString() {
        return sha1 + "/" + size;
    }
}
