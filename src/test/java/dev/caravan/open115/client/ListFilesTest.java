package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ListFiles.Order;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{}"})
    void an_empty_folder_in_every_shape(String data) throws Exception {
        FilePage page = page("{\"state\":true,\"count\":0,\"data\":" + data + "}");

        assertThat(page.items()).isEmpty();
        assertThat(page.count()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":true,\"count\":3,\"data\":null}",
                "{\"state\":true,\"data\":null}",
                "{\"state\":true,\"count\":0}",
                "{\"state\":true,\"count\":0,\"data\":{\"fid\":\"1\"}}"
            })
    void what_is_no_list_is_not_taken_for_an_empty_folder(String body) {
        assertThatThrownBy(() -> page(body)).isInstanceOf(DriveException.NotUnderstood.class);
    }

    private static FilePage page(String body) throws DriveException {
        return new ListFiles(
                        request -> AnswerReader.read(200, Headers.of(), body, Instant.EPOCH), 20)
                .page(new RemoteId("7"), Scope.CHILDREN, Order.OLDEST_FIRST, 0);
    }
}
