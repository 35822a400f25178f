package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.admin.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component in a Camel context that has nothing else of Caravan. */
class PlainCamelTest extends PlainCamel {

    private static final String ROUTES =
            """
            - route:
                id: show
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:show
                  steps:
                    - to:
                        uri: open115:list
                        parameters: { account: main, path: /Backup }
            - route:
                id: keep
                from:
                  uri: direct:keep
                  steps:
                    - to:
                        uri: open115:mkdir
                        parameters: { account: main, path: /Backup/photos }
                    - setHeader:
                        name: CamelOpen115ParentId
                        expression: { simple: { expression: "${header.CamelOpen115ResultId}" } }
                    - setBody:
                        expression: { simple: { expression: "${variable.file}" } }
                    - to:
                        uri: open115:upload
                        parameters: { account: main }
            - route:
                id: fetch
                from:
                  uri: direct:fetch
                  steps:
                    - to:
                        uri: open115:download
                        parameters: { account: main, directory: "{{into}}" }
            - route:
                id: archive
                from:
                  uri: direct:archive
                  steps:
                    - setHeader:
                        name: CamelOpen115TargetPath
                        expression: { constant: { expression: "/Backup/old" } }
                    - to:
                        uri: open115:move
                        parameters: { account: main }
            - route:
                id: bin
                from:
                  uri: direct:bin
                  steps:
                    - to:
                        uri: open115:trash
                        parameters: { account: main }
            - route:
                id: back
                from:
                  uri: direct:back
                  steps:
                    - to:
                        uri: open115:restore
                        parameters: { account: main }
            """;

    private ProducerTemplate template;

    @Override
    String routes() {
        return ROUTES;
    }

    @BeforeEach
    void template() throws Exception {
        context.getPropertiesComponent().addOverrideProperty("into", into().toString());
        context.start();
        template = context.createProducerTemplate();
    }

    @Test
    void lists_makes_folders_uploads_downloads_moves_trashes_and_restores() throws Exception {
        simulator.otherClient().folder("/Backup/old");
        Path file = Files.writeString(directory.resolve("a.txt"), "abc");

        Object receipt =
                template.send(
                                "direct:keep",
                                exchange -> exchange.setVariable("file", file.toFile()))
                        .getMessage()
                        .getBody();
        assertThat(receipt).isInstanceOf(UploadReceipt.class);
        assertThat(simulator.otherClient().text("/Backup/photos/a.txt")).isEqualTo("abc");

        List<?> shown = template.requestBody("direct:show", null, List.class);
        assertThat(shown).map(item -> ((RemoteItem) item).name()).containsOnly("old", "photos");

        template.requestBody("direct:fetch", receipt);
        assertThat(into().resolve("a.txt")).hasContent("abc");

        template.requestBody("direct:archive", receipt);
        assertThat(paths()).contains("/Backup/old/a.txt").doesNotContain("/Backup/photos/a.txt");

        template.requestBody("direct:bin", receipt);
        assertThat(paths()).doesNotContain("/Backup/old/a.txt");
        assertThat(simulator.otherClient().bin()).hasSize(1);

        template.requestBody("direct:back", receipt);
        assertThat(paths()).contains("/Backup/old/a.txt");
        assertThat(simulator.otherClient().bin()).isEmpty();
        assertThatThrownBy(() -> template.requestBody("direct:back", receipt))
                .hasCauseInstanceOf(DriveException.Gone.class);
    }

    @Test
    void refreshes_its_tokens_by_itself_and_keeps_them_in_the_store() throws Exception {
        StoredTokens before = logins.load("main").orElseThrow();
        simulator.otherClient().folder("/Backup");
        simulator.authorizations().expireAccess(Simulator.USER);
        template.requestBody("direct:show", null, List.class);
        StoredTokens after = logins.load("main").orElseThrow();
        assertThat(after.refresh()).isNotEqualTo(before.refresh());
    }

    @Test
    void a_dead_login_reaches_the_route_as_signed_out() {
        simulator.otherClient().folder("/Backup");
        simulator.authorizations().revoke(Simulator.USER);
        assertThatThrownBy(() -> template.requestBody("direct:show", null, List.class))
                .hasCauseInstanceOf(DriveException.SignedOut.class);
        assertThat(logins.load("main").orElseThrow().isDead()).isTrue();
    }

    @Test
    void an_account_without_a_login_is_unknown() {
        assertThatThrownBy(
                        () ->
                                template.requestBodyAndHeaders(
                                        "direct:show",
                                        null,
                                        Map.of(Open115Constants.ACCOUNT, "nobody")))
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void starts_again_after_a_stop() throws Exception {
        simulator.otherClient().folder("/Backup");
        template.requestBody("direct:show", null, List.class);
        Open115Component component = context.getComponent("open115", Open115Component.class);
        context.getRouteController().stopAllRoutes();
        component.stop();
        assertThat(component.ownDrives()).isEmpty();
        component.start();
        context.getRouteController().startAllRoutes();
        assertThat(template.requestBody("direct:show", null, List.class)).isEmpty();
    }

    @Test
    void a_token_store_without_a_place_for_locks_does_not_start() throws Exception {
        Open115Component component = context.getComponent("open115", Open115Component.class);
        component.stop();
        component.setStateDirectory(null);
        assertThatThrownBy(component::start).hasStackTraceContaining("stateDirectory");
    }

    private Path into() {
        return directory.resolve("into");
    }

    private List<String> paths() {
        return simulator.otherClient().tree().stream().map(Node::path).toList();
    }
}
