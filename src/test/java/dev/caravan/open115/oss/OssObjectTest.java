package dev.caravan.open115.oss;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OssObjectTest {

    @ParameterizedTest
    @CsvSource({
        "https://oss-cn-shenzhen.aliyuncs.com, https://bucket.oss-cn-shenzhen.aliyuncs.com/a/b",
        "https://bucket.oss-cn-shenzhen.aliyuncs.com, https://bucket.oss-cn-shenzhen.aliyuncs.com/a/b",
        "http://localhost:8080,                http://bucket.localhost:8080/a/b",
        "http://127.0.0.1:8080,                http://127.0.0.1:8080/bucket/a/b",
        "http://[::1]:8080,                    http://[::1]:8080/bucket/a/b"
    })
    void the_bucket_stands_before_a_name_and_behind_an_address(String endpoint, String url) {
        assertThat(new OssObject("bucket", "a/b").url(endpoint)).hasToString(url);
    }

    @Test
    void names_below_localhost_are_this_machine() throws Exception {
        assertThat(new LoopbackNames().lookup("bucket.localhost"))
                .allMatch(InetAddress::isLoopbackAddress)
                .hasSize(1);
    }
}
