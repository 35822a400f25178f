package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.email.EmailChannel;
import dev.caravan.alert.email.MailServer;
import dev.caravan.alert.email.MailServer.Encryption;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Language;
import dev.caravan.secret.Secret;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class MailThroughCamelTest {

    private static final String LOCALHOST = "127.0.0.1";
    private static final String PASSWORD = "a very secret password";
    private static final String STORE_PASSWORD = "changeit";

    @TempDir static Path folder;
    private static CamelContext camel;
    private static SSLSocketFactory trust;
    private GreenMail server;

    @BeforeAll
    static void start() throws Exception {
        trust = certificateForLoopback();
        camel = new DefaultCamelContext();
        AlertRoutes.loadMailOnly(camel);
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void a_chinese_alert_arrives_whole() throws Exception {
        MailServer smtp = server(ServerSetup.PROTOCOL_SMTP, Encryption.NONE);
        assertThat(channel(smtp).deliver(Alerts.difficult())).isEqualTo(Delivery.delivered());
        MimeMessage mail = server.getReceivedMessages()[0];
        Alert alert = Alerts.difficult();
        assertThat(mail.getSubject()).isEqualTo("Caravan ❌ " + alert.title());
        assertThat(mail.getFrom()[0].toString()).isEqualTo("nas@example.com");
        assertThat(mail.getMessageID()).isEqualTo("<" + alert.id() + "@caravan>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("✗ " + alert.failures().get(0).path())
                .contains("原因：请求过于频繁");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("怎么办：caravan failures photos")
                .doesNotContain("<b>");
    }

    @Test
    void every_recipient_gets_it() {
        MailServer smtp = server(ServerSetup.PROTOCOL_SMTP, Encryption.STARTTLS_WHEN_OFFERED);
        assertThat(channel(smtp).deliver(Alerts.partial()).isDelivered()).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void smtps_with_a_login_and_a_trusted_certificate() {
        MailServer smtps = login(server(ServerSetup.PROTOCOL_SMTPS, Encryption.TLS), PASSWORD);
        assertThat(channel(trusting(smtps)).deliver(Alerts.partial()))
                .isEqualTo(Delivery.delivered());
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        MailServer smtps = server(ServerSetup.PROTOCOL_SMTPS, Encryption.TLS);
        assertThat(channel(smtps).deliver(Alerts.partial()))
                .isEqualTo(
                        Delivery.refused(
                                "the certificate of " + smtps.address() + " is not trusted"));
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        MailServer smtps = trusting(server(ServerSetup.PROTOCOL_SMTPS, Encryption.TLS));
        MailServer byName =
                new MailServer(
                        "localhost",
                        smtps.port(),
                        smtps.encryption(),
                        smtps.login(),
                        smtps.trust());
        assertThat(channel(byName).deliver(Alerts.partial()))
                .isEqualTo(
                        Delivery.refused(
                                "the certificate of " + byName.address() + " is not trusted"));
    }

    @Test
    void nothing_is_sent_in_clear_where_starttls_is_required() {
        MailServer smtp =
                login(server(ServerSetup.PROTOCOL_SMTP, Encryption.STARTTLS_REQUIRED), PASSWORD);
        Delivery delivery = channel(smtp).deliver(Alerts.partial());
        assertThat(delivery)
                .isEqualTo(
                        Delivery.refused(
                                smtp.address() + " does not offer STARTTLS, which is required"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_shown_nowhere() {
        String wrong = "not the password";
        MailServer smtp = login(server(ServerSetup.PROTOCOL_SMTP, Encryption.NONE), wrong);
        Delivery delivery = channel(smtp).deliver(Alerts.partial());
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        assertThat(delivery.reason()).contains("did not accept user and password");
        assertThat(delivery.toString() + smtp).doesNotContain(wrong);
        assertThat(camel.getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .anyMatch(uri -> uri.startsWith("smtp:"))
                .noneMatch(uri -> uri.contains("password"));
    }

    @Test
    void a_server_that_is_down_is_tried_again() throws Exception {
        int port = freePort();
        MailServer smtp =
                new MailServer(
                        LOCALHOST, port, Encryption.NONE, Optional.empty(), Optional.empty());
        assertThat(channel(smtp).deliver(Alerts.partial()))
                .isEqualTo(
                        Delivery.retry(
                                "could not send through 127.0.0.1:" + port + ": ConnectException"));
    }

    private MailServer server(String protocol, Encryption encryption) {
        server = new GreenMail(new ServerSetup(0, LOCALHOST, protocol));
        server.setUser("nas@example.com", "nas@example.com", PASSWORD);
        server.start();
        int port =
                protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                        ? server.getSmtps().getPort()
                        : server.getSmtp().getPort();
        return new MailServer(LOCALHOST, port, encryption, Optional.empty(), Optional.empty());
    }

    private static MailServer login(MailServer server, String password) {
        return new MailServer(
                server.host(),
                server.port(),
                server.encryption(),
                Optional.of(new MailServer.Login("nas@example.com", new Secret(password))),
                server.trust());
    }

    private static MailServer trusting(MailServer server) {
        return new MailServer(
                server.host(),
                server.port(),
                server.encryption(),
                server.login(),
                Optional.of(trust));
    }

    private static EmailChannel channel(MailServer server) {
        String mailbox = "mail-" + GreenMailUtil.random(8).toLowerCase(java.util.Locale.ROOT);
        return new EmailChannel(
                new MailThroughCamel(() -> camel, mailbox, server),
                server.address(),
                "nas@example.com",
                List.of("a@example.com", "b@example.com"),
                new AlertMessages(Language.CHINESE, "Caravan"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOCALHOST))) {
            return socket.getLocalPort();
        }
    }

    // GreenMail's own certificate is for no host; ours is for 127.0.0.1.
    private static SSLSocketFactory certificateForLoopback() throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "mail",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                STORE_PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, STORE_PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", keys.getCertificate("mail"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
