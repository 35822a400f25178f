package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /open/user/info} (section 8): who the account is, its room and its membership. */
public final class ReadUser {

    private static final long GIB = 1L << 30;

    private final Caller caller;

    public ReadUser(Caller caller) {
        this.caller = caller;
    }

    /** The request; also the cheapest way to find out whether 115 answers. */
    static ApiRequest request() {
        return ApiRequest.get(Host.API, "/open/user/info", "ask for the account's space");
    }

    public Space space() throws DriveException {
        Fields data = caller.call(request()).data().orElse(Fields.NONE);
        String userId = data.text("user_id");
        if (userId.isEmpty()) {
            throw new DriveException.NotUnderstood(
                    "could not ask for the account's space: the answer names no user",
                    "no user_id",
                    null);
        }
        Fields room = data.object("rt_space_info").orElse(Fields.NONE);
        long total = size(room, "all_total");
        long free = size(room, "all_remain");
        String level = data.object("vip_info").orElse(Fields.NONE).text("level_name");
        return new Space(
                userId,
                data.text("user_name"),
                level,
                total,
                Math.max(0, total - free),
                free,
                maxFileSize(level));
    }

    private static long size(Fields room, String name) {
        return room.object(name).flatMap(part -> optional(part.number("size"))).orElse(0L);
    }

    private static Optional<Long> optional(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    /** Section 4.7; levels that we do not know may have any limit. */
    static OptionalLong maxFileSize(String level) {
        if (level.contains("原石")) {
            return OptionalLong.of(5 * GIB);
        }
        if (level.contains("尝鲜") || level.contains("体验")) {
            return OptionalLong.of(15 * GIB);
        }
        boolean known =
                level.contains("月费")
                        || level.contains("年费")
                        || level.contains("长期")
                        || level.contains("超级");
        return known ? OptionalLong.of(115 * GIB) : OptionalLong.empty();
    }
}
