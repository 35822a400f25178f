package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskLinkTest {

    private static final Headers COOKIES =
            Headers.of("Set-Cookie", "acw=1a; path=/; HttpOnly")
                    .newBuilder()
                    .add("Set-Cookie", "k=2b")
                    .build();

    @ParameterizedTest
    @ValueSource(
            strings = {"{'url':'https://cdn/a?t=1767225600&f=1'}", "'https://cdn/a?t=1767225600'"})
    void a_link_in_every_shape(String url) throws Exception {
        DownloadLink link = ask(url);

        assertThat(link.url().host()).isEqualTo("cdn");
        assertThat(link.expires()).contains(Instant.ofEpochSecond(1767225600));
        assertThat(link.cookies()).isEmpty();
    }

    @Test
    void one_that_is_bound_to_the_cookies_of_the_answer_has_them() throws Exception {
        assertThat(ask("{'url':'https://cdn/a?f=3'}").cookies()).isEqualTo("acw=1a; k=2b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "{}", "{'url':''}", "null"})
    void no_link_is_said(String url) {
        assertThatThrownBy(() -> ask(url)).isInstanceOf(DriveException.Refused.class);
    }

    private static DownloadLink ask(String url) throws DriveException {
        String body = "{'state':true,'data':{'7':{'pick_code':'p','url':" + url + "}}}";
        return new AskLink(
                        request ->
                                AnswerReader.read(
                                        200, COOKIES, body.replace('\'', '"'), Instant.EPOCH))
                .of(new RemoteId("7"), "p");
    }
}
