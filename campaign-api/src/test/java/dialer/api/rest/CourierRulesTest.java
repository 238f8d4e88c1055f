package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.rest.CourierContract.Operation;
import dialer.api.rest.CourierStage.Machine;
import dialer.api.security.Scope;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every route of couriers: who may use it, whose data it shows, and that the examples work. */
class CourierRulesTest {

    private static ApiStage stage;
    private static CourierStage couriers;
    private static Machine one;
    private static Machine other;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        couriers = new CourierStage(stage);
        couriers.routeEverything();
        one = couriers.courier(Map.of());
        other = couriers.courier(Map.of());
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @Test
    void shouldAnswerAnotherCouriersIdsAsIfThereWereNone() {
        long foreign = other.submit(CourierStage.job("B-1", "8 916 555-66-01")).path("id").asLong();
        Set<String> walked = new HashSet<>();
        for (Operation operation : CourierContract.operations()) {
            if (operation.isFor("courier") && operation.path().contains("{id}")) {
                String path = operation.path().replaceAll("\\{\\w+}", String.valueOf(foreign));
                JsonNode example = operation.example();
                HttpResponse<String> answer = one.send(operation.method(), path,
                        example.isMissingNode() ? "" : example, "If-Match", "\"1\"");
                assertThat(answer.statusCode()).as(operation.method() + " " + operation.path()).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("B-1", other.code());
                walked.add(operation.method() + " " + operation.path());
            }
        }
        assertThat(walked).hasSizeGreaterThanOrEqualTo(7);
        assertThat(one.get("/v1/jobs").body()).doesNotContain("B-1");
        assertThat(one.get("/v1/jobs?courierOrderId=B-1").body()).doesNotContain("B-1");
        assertThat(one.submit(CourierStage.job("B-1", "8 916 555-66-01")).path("id").asLong()).isNotEqualTo(foreign);
        assertThat(other.json("/v1/jobs/" + foreign).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void shouldOpenNothingButCouriersRoutesToCouriersKeys() {
        for (Route route : stage.api.routes()) {
            boolean closed = route.access().kind() == Access.Kind.ROLES
                    || route.access().kind() == Access.Kind.LOGGED_IN;
            if (closed) {
                HttpResponse<String> answer = stage.exchange(stage.request(route.path().replaceAll("\\{\\w+}", "1"))
                        .header("Authorization", "Bearer " + one.key()).header("Content-Type", "application/json")
                        .method(route.method().name(), BodyPublishers.ofString("{}")));
                assertThat(answer.statusCode()).as(route.method() + " " + route.path()).isEqualTo(403);
            }
        }
    }

    @Test
    void shouldAskForTheScopeOfEachRouteAndRefuseOtherRoles() {
        for (Route route : stage.api.routes()) {
            if (route.access().kind() != Access.Kind.COURIER || route.access().scope() == null) {
                continue;
            }
            String others = route.access().scope().word().equals("jobs:read") ? "feedback" : "jobs:read";
            String key = couriers.key(one.courierId(), Map.of("name", "narrow", "scopes", List.of(others)));
            HttpResponse<String> narrow = stage.exchange(stage.request(route.path().replaceAll("\\{\\w+}", "1"))
                    .header("Authorization", "Bearer " + key)
                    .method(route.method().name(), BodyPublishers.noBody()));
            assertThat(narrow.statusCode()).as(route.method() + " " + route.path()).isEqualTo(403);
            HttpResponse<String> admin = stage.exchange(stage.request(route.path().replaceAll("\\{\\w+}", "1"))
                    .header("Cookie", couriers.admin.cookie()).header("X-CSRF", "1")
                    .method(route.method().name(), BodyPublishers.noBody()));
            assertThat(admin.statusCode()).as(route.method() + " " + route.path()).isEqualTo(403);
        }
    }

    @Test
    void shouldAskForTheScopesThatTheContractNames() {
        Map<String, String> contract = new TreeMap<>();
        CourierContract.operations().stream().filter(one -> one.isFor("courier")).forEach(one ->
                contract.put(one.method() + " " + one.path(), one.said().path("x-scope").asText()));
        Map<String, String> served = new TreeMap<>();
        for (Route route : stage.api.routes()) {
            Scope scope = route.access().scope();
            if (scope != null) {
                served.put(route.method().name() + " " + route.path(), scope.word());
            }
        }
        assertThat(served).isEqualTo(contract);
    }

    @Test
    void shouldTakeKeysInTurnAndFromTheirNetworksOnly() {
        String old = one.key();
        String fresh = couriers.key(one.courierId(), Map.of("name", "next"));
        assertThat(new Machine(couriers, one.courierId(), one.code(), fresh).get("/v1/jobs").statusCode())
                .isEqualTo(200);
        assertThat(one.get("/v1/jobs").statusCode()).isEqualTo(200);
        int courier = couriers.courier(Map.of()).courierId();
        String ending = couriers.key(courier, Map.of("name", "ending"));
        Machine ends = new Machine(couriers, courier, "", ending);
        assertThat(ends.get("/v1/jobs").statusCode()).isEqualTo(200);
        JsonNode keys = couriers.admin.json("/v1/couriers/" + courier + "/keys").path("items");
        for (JsonNode key : keys) {
            couriers.admin.send("DELETE", "/v1/couriers/" + courier + "/keys/" + key.path("id").asInt(), Map.of());
        }
        assertThat(ends.get("/v1/jobs").statusCode()).isEqualTo(401);
        String elsewhere = couriers.key(one.courierId(), Map.of("name", "far", "networks", List.of("192.0.2.0/24")));
        assertThat(new Machine(couriers, one.courierId(), one.code(), elsewhere).get("/v1/jobs").statusCode())
                .isEqualTo(401);
        assertThat(old).isNotEqualTo(fresh);
    }

    @Test
    void shouldDoWhatTheExamplesOfTheContractSay() {
        Machine fresh = couriers.courier(Map.of());
        int done = 0;
        for (Operation operation : CourierContract.operations()) {
            JsonNode example = operation.example();
            if (!operation.isFor("courier") || example.isMissingNode()) {
                continue;
            }
            assertThat(CourierContract.SCHEMAS.faults(example, operation.said()
                    .at("/requestBody/content/application~1json/schema"))).as(operation.path()).isEmpty();
            String path = operation.path().replace("{name}", "main");
            if (path.contains("{id}")) {
                boolean change = operation.method().equals("PUT");
                ObjectNode own = CourierStage.job(change ? example.path("courierOrderId").asText() : "E-" + done,
                        "8 916 555-66-0" + done % 10);
                JsonNode known = fresh.json("/v1/jobs?courierOrderId=" + own.path("courierOrderId").asText());
                long id = known.path("items").isEmpty() ? fresh.submit(own).path("id").asLong()
                        : known.path("items").get(0).path("id").asLong();
                path = path.replace("{id}", String.valueOf(id));
            }
            HttpResponse<String> answer = fresh.send(operation.method(), path, example, "If-Match", "\"1\"");
            assertThat(answer.statusCode()).as(operation.method() + " " + path + " " + answer.body())
                    .isBetween(200, 202);
            done++;
        }
        assertThat(done).isGreaterThanOrEqualTo(8);
    }
}
