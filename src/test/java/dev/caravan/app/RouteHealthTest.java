package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camel's health checks, as the daemon asks them. */
class RouteHealthTest {

    @Test
    void a_route_that_stands_still_is_a_fault_that_names_it() throws Exception {
        Main main = new Main();
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:one").routeId("one").log("one");
                                from("direct:two").routeId("two").log("two");
                            }
                        });
        main.start();
        assertThat(RouteHealth.faults(main.getCamelContext())).isEmpty();

        main.getCamelContext().getRouteController().stopRoute("two");

        assertThat(RouteHealth.faults(main.getCamelContext()))
                .singleElement()
                .asString()
                .contains("two")
                .doesNotContain("one");
        main.stop();
    }

    @Test
    void a_daemon_at_work_has_no_fault(@TempDir Path folder) throws Exception {
        try (House house = new House(folder)) {
            house.job("every", "1h");
            house.write("a.txt", "a");
            Program daemon = house.daemon();
            assertThat(daemon.faults()).isEmpty();
            house.pass();
            assertThat(daemon.faults()).isEmpty();
        }
    }
}
