package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.rest.StrangeRequests.Strange;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of the contract, for whoever may use it, is sent what nobody should send: it answers with a sentence that
 * says why not, never breaks and never shows what it is made of. {@code ./dialer prove fuzz} asks for longer.
 */
class EveryRouteFuzzTest {

    private static final long SEED = 20_261_127;

    private static ApiStage stage;
    private static ApiStage.Client admin;
    private static ApiStage.Client agent;
    private static String key;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        CourierStage couriers = new CourierStage(stage);
        couriers.routeEverything();
        admin = couriers.admin;
        agent = stage.user("agent", null);
        key = couriers.courier(Map.of()).key();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    void shouldRefuseInWordsWhateverIsSent() {
        System.out.println("seed " + SEED);
        List<String> faults = new ArrayList<>();
        List<Strange> round = StrangeRequests.round(new Random(SEED));
        round.forEach(strange -> ask(strange, faults));
        assertThat(faults).isEmpty();
        assertThat(round).hasSizeGreaterThan(1_000);
    }

    private static void ask(Strange strange, List<String> faults) {
        HttpRequest.Builder request = strange.to(stage.address());
        switch (strange.asker()) {
            case COURIER -> request.header("Authorization", "Bearer " + key);
            case AGENT -> request.header("Cookie", agent.cookie()).header("X-CSRF", "1");
            case OFFICE -> request.header("Cookie", admin.cookie()).header("X-CSRF", "1");
        }
        try {
            strange.fault(stage.exchange(request)).ifPresent(faults::add);
        } catch (IllegalStateException e) {
            faults.add(strange + ": " + e.getMessage());
        }
    }
}
