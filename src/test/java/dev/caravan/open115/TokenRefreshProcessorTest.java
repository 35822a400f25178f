package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.AccessTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenRefreshProcessorTest {

    private final Tokens main = new Tokens();
    private final TokenRefreshProcessor processor =
            new TokenRefreshProcessor(
                    account -> Optional.ofNullable(Map.of("main", main).get(account)),
                    Optional.of("main"));
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void in_front_of_operations_it_asks_for_a_good_token() throws Exception {
        processor.process(exchange());
        assertThat(main.asked).containsExactly("current");
    }

    @Test
    void the_header_names_the_account() {
        Exchange exchange = exchange();
        exchange.getMessage().setHeader(Open115Constants.ACCOUNT, "nobody");
        assertThatThrownBy(() -> processor.process(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void a_dead_login_stops_the_exchange() {
        main.dead = true;
        assertThatThrownBy(() -> processor.process(exchange()))
                .isInstanceOf(DriveException.SignedOut.class);
    }

    @Test
    void a_refused_token_is_renewed_once_and_a_second_refusal_is_final() throws Exception {
        Exchange exchange = exchange();
        processor.process(exchange);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refused());
        processor.process(exchange);
        assertThat(main.asked).containsExactly("current", "renewed token-1");
        DriveException second =
                new DriveException.Transient("115 refused the token", "40140126", null);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, second);
        assertThatThrownBy(() -> processor.process(exchange)).isSameAs(second);
        assertThat(main.asked).hasSize(2);
    }

    @Test
    void a_failure_that_is_not_about_the_token_renews_nothing() throws Exception {
        Exchange exchange = exchange();
        processor.process(exchange);
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT, new DriveException.Full("115 is full", "91006"));
        processor.process(exchange);
        assertThat(main.asked).containsExactly("current", "current");
    }

    @Test
    void a_refusal_that_was_answered_is_not_answered_again_by_a_later_step() throws Exception {
        Exchange exchange = exchange();
        processor.process(exchange);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refused());
        processor.process(exchange);
        processor.process(exchange);
        assertThat(main.asked).containsExactly("current", "renewed token-1", "current");
    }

    @Test
    void no_property_of_the_exchange_shows_the_token() throws Exception {
        Exchange exchange = exchange();
        processor.process(exchange);
        assertThat(exchange.getProperties()).isNotEmpty();
        assertThat(exchange.getProperties().toString()).doesNotContain("token-1");
    }

    @Test
    void before_a_redelivery_it_renews_and_the_operation_goes_through() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(DriveException.SignedOut.class)
                                .maximumRedeliveries(1)
                                .redeliveryDelay(0)
                                .onRedelivery(processor);
                        from("direct:in")
                                .process(processor)
                                .process(exchange -> main.call())
                                .setBody(constant("done"));
                    }
                });
        context.start();
        main.refused = "token-1";
        assertThat(context.createProducerTemplate().requestBody("direct:in", "")).isEqualTo("done");
        assertThat(main.asked).containsExactly("current", "renewed token-1");
    }

    @Test
    void a_login_that_stays_refused_fails_the_exchange() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(DriveException.SignedOut.class)
                                .maximumRedeliveries(1)
                                .redeliveryDelay(0)
                                .logExhausted(false)
                                .onRedelivery(processor);
                        from("direct:in")
                                .process(processor)
                                .process(
                                        exchange -> {
                                            throw refused();
                                        });
                    }
                });
        context.start();
        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("direct:in", ""))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(DriveException.SignedOut.class);
    }

    private Exchange exchange() {
        return new DefaultExchange(context);
    }

    private static DriveException.SignedOut refused() {
        return new DriveException.SignedOut("115 refused the token", "40140126");
    }

    private static final class Tokens implements AccessTokens {

        private final List<String> asked = new ArrayList<>();
        private int number = 1;
        private boolean dead;
        private String refused = "";

        void call() throws DriveException {
            if (refused.equals("token-" + number)) {
                throw refused();
            }
        }

        @Override
        public String current() throws DriveException {
            if (dead) {
                throw refused();
            }
            asked.add("current");
            return "token-" + number;
        }

        @Override
        public String renewed(String old) {
            asked.add("renewed " + old);
            number++;
            return "token-" + number;
        }
    }
}
