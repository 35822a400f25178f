package dev.caravan.worlds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contents that were ever met in a world, by their SHA-1. */
final class Words {

    private final Map<String, String> bySha1 = new ConcurrentHashMap<>();

    /** The word, which is known from now on. */
    String known(String word) {
        bySha1.put(LocalSide.sha1(word), word);
        return word;
    }

    /** The word of a SHA-1; the SHA-1 itself when nobody has ever written it. */
    String of(String sha1) {
        return bySha1.getOrDefault(sha1, sha1);
    }
}
