package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.ManualTime;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewFolderCallerTest {

    private static final String MISSING = "{'state':false,'code':20009,'message':'no such folder'}";
    private static final String GOOD = "{'state':true,'code':0,'data':{'file_id':'7'},'cid':7}";

    private final ManualTime time = new ManualTime();
    private final Deque<String> answers = new ArrayDeque<>();
    private final NewFolderCaller caller = new NewFolderCaller(this::answer, time.timing());

    @BeforeEach
    void make() throws Exception {
        answers.add(GOOD);
        new AddFolder(caller).in(RemoteId.ROOT, "new");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_folder_made_just_now_is_asked_for_again(int request) throws Exception {
        answers.addAll(List.of(MISSING, MISSING, GOOD));

        assertThat(caller.call(requests("7").get(request)).data()).isPresent();
        assertThat(answers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void also_when_that_it_is_missing_has_the_shape_of_a_good_answer(int request) throws Exception {
        answers.addAll(List.of("{'state':true,'code':0,'data':[],'cid':0}", GOOD));

        assertThat(caller.call(requests("7").get(request)).data()).isPresent();
        assertThat(answers).isEmpty();
    }

    @Test
    void one_that_stays_missing_is_missing_after_seconds() {
        for (int i = 0; i < 9; i++) {
            answers.add(MISSING);
        }

        assertThatThrownBy(() -> caller.call(requests("7").get(0)))
                .isInstanceOf(DriveException.Gone.class);
        assertThat(time.slept()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void other_folders_and_old_ones_are_not_waited_for() {
        assertMissingAtOnce("8");
        time.pass(Duration.ofMinutes(1));
        assertMissingAtOnce("7");
    }

    @Test
    void nor_is_one_that_was_recycled() throws Exception {
        answers.add("{'state':true,'code':0,'data':[]}");
        new DeleteItems(caller).from(RemoteId.ROOT, List.of(new RemoteId("7")));

        assertMissingAtOnce("7");
    }

    private void assertMissingAtOnce(String id) {
        answers.add(MISSING);
        assertThatThrownBy(() -> caller.call(requests(id).get(0)))
                .isInstanceOf(DriveException.Gone.class);
        assertThat(time.slept()).isZero();
    }

    private static List<ApiRequest> requests(String id) {
        return List.of(
                ApiRequest.get(Host.API, "/open/ufile/files", "list").with("cid", id),
                ApiRequest.get(Host.API, "/open/folder/get_info", "look").with("file_id", id),
                ApiRequest.post(Host.API, "/open/upload/init", "begin")
                        .with("target", "U_1_" + id));
    }

    private Envelope answer(ApiRequest request) throws DriveException {
        Envelope answer =
                AnswerReader.read(
                        200, Headers.of(), answers.remove().replace('\'', '"'), Instant.EPOCH);
        if (!answer.isGood()) {
            throw ErrorTable.exception("do it", answer.refusal().get(), Instant.EPOCH);
        }
        return answer;
    }
}
