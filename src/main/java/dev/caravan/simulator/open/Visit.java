package dev.caravan.simulator.open;

import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Drive;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Parameters;
import java.util.List;

/** One call by a known user, with its parameters. */
record Visit(Account account, Parameters parameters, Call call) {

    Drive drive() {
        return account.drive();
    }

    String text(String name) {
        return parameters.text(name);
    }

    long number(String name, long fallback) {
        return parameters.number(name, fallback);
    }

    boolean flag(String name) {
        return parameters.flag(name);
    }

    /** A list of ids; whatever is no number is no id of anything. */
    List<Long> ids(String name) {
        return parameters.list(name).stream()
                .filter(each -> each.matches("\\d{1,18}|[1-8]\\d{18}"))
                .map(Long::valueOf)
                .toList();
    }
}
