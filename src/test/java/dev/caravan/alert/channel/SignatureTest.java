package dev.caravan.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void dingtalk() {
        assertThat(Signature.ofDingtalk("SEC0123456789abcdef", 1_700_000_000_000L))
                .isEqualTo("TSZbRFUuvaSQaRKUpF970OPCb2/LcQAP3wOvwZIzBZk=");
    }

    @Test
    void feishu() {
        assertThat(Signature.ofFeishu("demo-secret", 1_700_000_000L))
                .isEqualTo("mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=");
    }

    @Test
    void webhook() {
        assertThat(
                        Signature.ofWebhook(
                                "caravan-secret", 1_700_000_000L, "{\"event\":\"job.failed\"}"))
                .isEqualTo("6ba54ffc21e8e1a13bdec32598a455233dadf63ca52f24df79067ff85217e49e");
    }
}
