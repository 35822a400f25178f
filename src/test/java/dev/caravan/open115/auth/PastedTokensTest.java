package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokensTest {

    private static final IssuedTokens PAIR =
            new IssuedTokens("abc.def", Optional.of("115-REF_1"), Duration.ofSeconds(7200));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc.def\n115-REF_1",
                "\r\n  abc.def \r\n\r\n\t115-REF_1\r\n",
                "{\"access_token\":\"abc.def\",\"refresh_token\":\"115-REF_1\"}",
                "  {\n \"refresh_token\" : \" 115-REF_1 \",\n \"access_token\" : \"abc.def\" }\n",
                "\uFEFF{\"state\":1,\"data\":{\"access_token\":\"abc.def\",\"refresh_token\":\"115-REF_1\",\"expires_in\":7200}}"
            })
    void reads_lines_and_json_whatever_the_white_space(String pasted) throws Exception {
        assertThat(PastedTokens.parse(pasted)).isEqualTo(PAIR);
    }

    @Test
    void takes_the_life_of_the_access_token_where_it_is_given() throws Exception {
        String json = "{\"access_token\":\"a\",\"refresh_token\":\"b\",\"expires_in\":600}";
        assertThat(PastedTokens.parse(json).life()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "SECRET-alone",
                "SECRET-1\nSECRET-2\nSECRET-3",
                "SECRET-1 SECRET-2\nSECRET-3",
                "\"SECRET-1\"\n\"SECRET-2\"",
                "SECRET-1\nSECRET-1",
                "{\"access_token\":\"SECRET-1\"}",
                "{\"access_token\":\"\",\"refresh_token\":\"SECRET-1\"}",
                "{\"access_token\":SECRET-1}",
                "{\"access_token\":\"SECRET-1\"",
                "{\"data\":[]}"
            })
    void says_what_is_wanted_and_quotes_nothing(String pasted) {
        assertThatThrownBy(() -> PastedTokens.parse(pasted))
                .isInstanceOf(UnreadableTokens.class)
                .hasMessageContaining("paste JSON with access_token and refresh_token")
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }
}
