package dev.caravan.simulator.oss;

import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues keys to the storage and knows them again; nothing about them is kept. */
public final class Credentials {

    private static final Pattern ID =
            Pattern.compile("STS\\.(\\d{1,12})\\.(\\d{1,9})\\.[0-9a-f]{16}");

    /** For so long an expired key is called expired; then it is not known any more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Seal seal;
    private final Ids ids;
    private final Switches switches;
    private final SimulatedClock clock;
    private final AtomicInteger generation = new AtomicInteger();

    public Credentials(Seal seal, Ids ids, Switches switches, SimulatedClock clock) {
        this.seal = seal;
        this.ids = ids;
        this.switches = switches;
        this.clock = clock;
    }

    public Credential issue() {
        Instant until =
                clock.instant()
                        .plus(switches.of(StorageSwitch.CREDENTIAL_LIFE))
                        .truncatedTo(ChronoUnit.SECONDS);
        String id = "STS." + until.getEpochSecond() + "." + generation.get() + "." + ids.hex(16);
        return of(id, until);
    }

    /** Makes every key issued until now expired. */
    public void expire() {
        generation.incrementAndGet();
    }

    /** The key of that id, when it is good now. */
    Credential check(String id, String token) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw unknown();
        }
        Credential credential = of(id, Instant.ofEpochSecond(Long.parseLong(parts.group(1))));
        Instant end = credential.expiration();
        boolean recalled = Integer.parseInt(parts.group(2)) < generation.get();
        if (!recalled && clock.instant().isAfter(end.plus(REMEMBERED))) {
            throw unknown();
        }
        if (recalled || clock.instant().isAfter(end)) {
            throw new OssError(
                    403,
                    "SecurityTokenExpired",
                    "0002-00000007",
                    "The security token you provided has expired.");
        }
        if (!credential.token().equals(token)) {
            throw new OssError(
                    403,
                    "InvalidSecurityToken",
                    "0002-00000006",
                    "The security token you provided is invalid.");
        }
        return credential;
    }

    private Credential of(String id, Instant until) {
        return new Credential(id, seal.of("secret " + id), "CAIS" + seal.of("token " + id), until);
    }

    private static OssError unknown() {
        return new OssError(
                403,
                "InvalidAccessKeyId",
                "0002-00000002",
                "The OSS Access Key Id you provided does not exist in our records.");
    }
}
