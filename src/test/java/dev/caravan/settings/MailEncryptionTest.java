package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailEncryptionTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "'smtps://u@h', , TLS",
        "'smtps://u@h', required, TLS",
        "'smtp://u@h', , REQUIRED",
        "'smtp://u@h', when-offered, WHEN_OFFERED",
        "'smtp://u@h', none, NONE",
        "'smtp://u@localhost', , WHEN_OFFERED",
        "'smtp://u@127.0.0.1:2525', , WHEN_OFFERED"
    })
    void a_password_leaves_this_machine_encrypted_unless_told_otherwise(
            String smtp, String tls, SmtpServer.Encryption expected) {
        String text =
                "alerts: { channels: [ { type: email, from: a@b, to: [a@b], password: p, smtp: '"
                        + smtp
                        + "'"
                        + (tls == null ? "" : ", tls: " + tls)
                        + " } ] }";

        ChannelSettings channel =
                new Configuration(folder, text).settings().alerts().channels().get(0);

        assertThat(((EmailChannel) channel).server().encryption()).isEqualTo(expected);
    }
}
