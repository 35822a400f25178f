package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.ApiRequest;
import dev.caravan.open115.client.Envelope;
import dev.caravan.open115.client.Fields;
import dev.caravan.open115.client.Host;
import java.time.InstantSource;

/** Asks 115 whom an access token belongs to, by the cheapest call there is (section 8). */
public final class UserInfoOfToken implements UserOfToken {

    private static final String ACTION = "ask 115 who is logged in";

    private final ApiCaller caller;
    private final InstantSource time;

    public UserInfoOfToken(ApiCaller caller, InstantSource time) {
        this.caller = caller;
        this.time = time;
    }

    @Override
    public String userId(String accessToken) throws DriveException {
        ApiRequest request = ApiRequest.get(Host.API, "/open/user/info", ACTION);
        Envelope answer =
                LoginAnswer.good(caller.call(request, accessToken), ACTION, time.instant());
        String user = answer.data().orElse(Fields.NONE).text("user_id");
        if (user.isEmpty()) {
            throw new DriveException.NotUnderstood(
                    "could not " + ACTION + ": the answer has no user_id", "", null);
        }
        return user;
    }
}
