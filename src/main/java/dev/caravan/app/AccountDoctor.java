package dev.caravan.app;

import dev.caravan.cause.Advice;
import dev.caravan.doctor.Clock;
import dev.caravan.doctor.Finding;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import dev.caravan.settings.AccountSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Checks of one account: its hosts, the clock, its login, and the storage. */
final class AccountDoctor {

    private final AccountSettings settings;
    private final ConnectedAccount account;

    AccountDoctor(AccountSettings settings, ConnectedAccount account) {
        this.settings = settings;
        this.account = account;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<URI> hosts = new LinkedHashSet<>();
        hosts.add(settings.endpoints().api());
        hosts.add(settings.endpoints().passport());
        hosts.add(settings.endpoints().qrcode());
        for (URI host : hosts) {
            findings.addAll(host(host, Hosts.API));
        }
        if (findings.get(0).level() == Finding.Level.FAIL) {
            // Without its first host nothing else of 115 can be asked.
            return findings;
        }
        findings.add(login());
        findings.addAll(storage());
        return findings;
    }

    private List<Finding> host(URI address, Hosts role) {
        String check = "host " + address.getHost();
        Instant before = Instant.now();
        try {
            Optional<Instant> date = account.ask(address.toString(), role);
            Instant middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
            List<Finding> findings = new ArrayList<>(List.of(Finding.ok(check, "answers")));
            if (address.equals(settings.endpoints().api())) {
                date.map(told -> Clock.judge(told, middle)).ifPresent(findings::add);
            }
            return findings;
        } catch (IOException unreachable) {
            return List.of(Finding.fail(check, why(unreachable), advice(unreachable)));
        }
    }

    private static String why(IOException unreachable) {
        if (unreachable instanceof UnknownHostException) {
            return "its name cannot be resolved";
        }
        if (unreachable instanceof ConnectException) {
            return "it does not accept connections";
        }
        if (unreachable instanceof SocketTimeoutException) {
            return "it does not answer in time";
        }
        if (unreachable instanceof SSLException) {
            return "the encrypted connection fails";
        }
        return "the connection fails: " + unreachable.getClass().getSimpleName();
    }

    private static String advice(IOException unreachable) {
        if (unreachable instanceof UnknownHostException) {
            return "check DNS, and `proxy` where one is needed";
        }
        if (unreachable instanceof SSLException) {
            return "check the clock, and whether something on the way breaks encryption open";
        }
        return "check the network, the firewall, and `proxy` where one is needed";
    }

    private Finding login() {
        String check = "account " + settings.name();
        try {
            Space space = account.drive().space();
            return Finding.ok(check, "logged in; " + (space.free() >> 30) + " GiB free on 115");
        } catch (DriveException problem) {
            return Finding.fail(
                    check, String.valueOf(problem.getMessage()), Advice.of(problem.word()));
        }
    }

    private List<Finding> storage() {
        try {
            return host(URI.create(account.storageEndpoint()), Hosts.STORAGE);
        } catch (DriveException problem) {
            return List.of(
                    Finding.fail(
                            "storage",
                            String.valueOf(problem.getMessage()),
                            Advice.of(problem.word())));
        }
    }

    /** Whose proxy and patience a question has. */
    enum Hosts {
        API,
        STORAGE
    }
}
