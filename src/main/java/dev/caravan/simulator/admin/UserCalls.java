package dev.caravan.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caravan.simulator.auth.Phone;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.simulator.world.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calls about users, their logins and their phones. */
final class UserCalls {

    private UserCalls() {}

    static void addTo(Desk desk, Admin admin) {
        desk.add("POST /admin/tokens", order -> tokens(admin, order));
        desk.add("GET /admin/users", order -> users(admin));
        desk.add("POST /admin/users", order -> put(admin, order));
        desk.act(
                "POST /admin/users/revoke",
                order -> admin.authorizations().revoke(user(admin, order)));
        desk.act(
                "POST /admin/users/expire-access",
                order -> admin.authorizations().expireAccess(user(admin, order)));
        desk.act(
                "POST /admin/users/expire-refresh",
                order -> admin.authorizations().expireRefresh(user(admin, order)));
        desk.act("POST /admin/storage/expire", order -> admin.credentials().expire());
        desk.act("POST /admin/limits/forget", order -> admin.forgetLimits().run());
        desk.add("GET /admin/phone", order -> admin.phone().waiting());
        desk.act("POST /admin/phone", order -> phone(admin, order));
    }

    private static JsonNode tokens(Admin admin, Order order) {
        String user = admin.cloud().require(user(admin, order)).id();
        TokenPair pair = admin.authorizations().authorize(user, order.text("app", admin.app()));
        return Json.object()
                .put("access_token", pair.accessToken())
                .put("refresh_token", pair.refreshToken())
                .put("expires_in", pair.expiresIn());
    }

    private static ArrayNode users(Admin admin) {
        ArrayNode all = Json.array();
        for (Account each : admin.cloud().accounts()) {
            all.addObject()
                    .put("id", each.id())
                    .put("name", each.profile().name())
                    .put("membership", word(each.profile().membership()))
                    .put("quota", each.profile().quota())
                    .put("used", each.drive().used());
        }
        return all;
    }

    /** Adds a user, or changes the fields that are named of one that is there. */
    private static JsonNode put(Admin admin, Order order) {
        String id = order.text("id");
        Account.Profile before =
                admin.cloud()
                        .find(id)
                        .map(Account::profile)
                        .orElse(
                                new Account.Profile(
                                        id, "user " + id, Membership.YEARLY, 10L << 40));
        String membership = order.text("membership", word(before.membership()));
        admin.cloud()
                .put(
                        new Account.Profile(
                                id,
                                order.text("name", before.name()),
                                Membership.valueOf(membership.toUpperCase(Locale.ROOT)),
                                order.number("quota", before.quota())));
        return users(admin);
    }

    /** Lets the phone act on the code that is named, or on the newest that waits. */
    private static void phone(Admin admin, Order order) {
        Phone phone = admin.phone();
        List<String> waiting = phone.waiting();
        Optional<String> newest = waiting.stream().reduce((first, second) -> second);
        String uid = order.text("uid", newest.orElse(""));
        switch (order.text("action")) {
            case "scan" -> phone.scan(uid, user(admin, order));
            case "confirm" -> phone.confirm(uid, user(admin, order));
            case "cancel" -> phone.cancel(uid);
            case "expire" -> phone.expire(uid);
            default ->
                    throw new IllegalArgumentException(
                            "a phone can scan, confirm, cancel or expire");
        }
    }

    private static String user(Admin admin, Order order) {
        return order.text("user", admin.user());
    }

    private static String word(Membership membership) {
        return membership.name().toLowerCase(Locale.ROOT);
    }
}
