package dev.caravan.plan.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The stable name of a set of held operations. */
final class PlanName {

    private static final int BYTES = 6;

    private PlanName() {}

    /** Twelve hexadecimal digits drawn from the sorted keys; {@code none} when nothing is held. */
    static String of(List<Operation> held) {
        if (held.isEmpty()) {
            return "none";
        }
        MessageDigest digest = sha256();
        held.stream()
                .map(Operation::key)
                .sorted()
                .forEach(key -> digest.update((key + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
