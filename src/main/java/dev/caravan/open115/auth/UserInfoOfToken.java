package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.ReadUser;
import java.time.InstantSource;

/** Asks 115 whom an access token belongs to, by the cheapest call there is (section 8). */
public final class UserInfoOfToken implements UserOfToken {

    private final ApiCaller caller;
    private final InstantSource time;

    public UserInfoOfToken(ApiCaller caller, InstantSource time) {
        this.caller = caller;
        this.time = time;
    }

    @Override
    public String userId(String accessToken) throws DriveException {
        return new ReadUser(
                        request ->
                                LoginAnswer.good(
                                        caller.call(request, accessToken),
                                        "ask 115 who is logged in",
                                        time.instant()))
                .space()
                .userId();
    }
}
