package dev.caravan.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks texts so that this cloud, also after a restart, knows them for its own. */
public final class Seal {

    private final SecretKeySpec key;

    public Seal(Ledger ledger, Ids ids) {
        Map<String, JsonNode> kept = ledger.take("seal");
        String secret =
                kept.values().stream()
                        .map(each -> each.asText())
                        .findFirst()
                        .orElseGet(() -> ids.hex(40));
        if (kept.isEmpty()) {
            ledger.put("seal", secret);
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    /** The mark of a text: 40 hexadecimal digits. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] mark = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mark, 0, 20);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
