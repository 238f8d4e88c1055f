package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Couriers with keys, and a campaign that calls for their jobs. */
final class CourierStage {

    private static final AtomicInteger COUNT = new AtomicInteger();

    final ApiStage stage;
    final ApiStage.Client admin;
    final int campaignId;

    CourierStage(ApiStage stage) {
        this.stage = stage;
        this.admin = stage.admin();
        int pool = id(admin.send("POST", "/v1/pools", Map.of("name", "Пул " + COUNT.incrementAndGet())));
        this.campaignId = id(admin.send("POST", "/v1/campaigns", Map.of("name", "Заказы " + COUNT.incrementAndGet(),
                "mode", "PROGRESSIVE", "poolId", pool, "callerId", "+74951234567", "rulePack", "demo")));
    }

    /** A machine of a courier's. */
    record Machine(CourierStage stage, int courierId, String code, String key) {

        HttpResponse<String> send(String method, String path, Object body, String... headers) {
            HttpRequest.Builder request = stage.stage.request(path).header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body instanceof String text ? text : ApiStage.text(body)));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = stage.stage.exchange(request);
            CourierContract.check(method, path, answer);
            return answer;
        }

        HttpResponse<String> get(String path, String... headers) {
            HttpRequest.Builder request = stage.stage.request(path).header("Authorization", "Bearer " + key);
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = stage.stage.exchange(request);
            CourierContract.check("GET", path, answer);
            return answer;
        }

        /** A stream of lines, one job each. */
        HttpResponse<String> stream(String query, String lines) {
            HttpResponse<String> answer = stage.stage.exchange(stage.stage.request("/v1/jobs:stream" + query)
                    .header("Authorization", "Bearer " + key).header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(lines)));
            CourierContract.check("POST", "/v1/jobs:stream", answer);
            return answer;
        }

        JsonNode json(String path) {
            return ApiStage.parse(get(path).body());
        }

        /** Submits a job that must be taken. */
        JsonNode submit(ObjectNode job) {
            HttpResponse<String> answer = send("POST", "/v1/jobs", job);
            if (answer.statusCode() > 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return ApiStage.parse(answer.body());
        }
    }

    /** A new courier with a key for everything. */
    Machine courier(Map<String, Object> settings) {
        String code = "courier-" + COUNT.incrementAndGet();
        Map<String, Object> all = new HashMap<>(Map.of("requestsPerSecond", 100_000));
        all.putAll(settings);
        int courierId = id(admin.send("POST", "/v1/couriers", Map.of("code", code, "name", "Курьер " + code,
                "settings", all)));
        return new Machine(this, courierId, code, key(courierId, Map.of("name", "all")));
    }

    String key(int courierId, Map<String, Object> body) {
        return ApiStage.parse(admin.send("POST", "/v1/couriers/" + courierId + "/keys", body).body()).path("key")
                .asText();
    }

    /** All jobs of everybody go to this stage's campaign. */
    void routeEverything() {
        admin.send("PUT", "/v1/job-routes", Map.of("items", List.of(Map.of("campaignId", campaignId))));
    }

    static ObjectNode job(String order, String... phones) {
        ObjectNode job = ApiStage.JSON.createObjectNode();
        job.put("courierOrderId", order).put("kind", "confirm_and_slot");
        job.putObject("recipient").put("name", "Пример Получателя");
        for (String phone : phones) {
            job.withArray("phones").addObject().put("raw", phone);
        }
        job.putObject("address").put("settlement", "Москва").put("street", "ул. Примерная").put("house", "1");
        job.putObject("shop").put("id", "s1").put("name", "Магазин");
        job.put("deadline", "2099-12-31T18:00:00+03:00");
        job.putObject("consent").put("basis", "order");
        return job;
    }

    static int id(HttpResponse<String> answer) {
        int id = ApiStage.parse(answer.body()).path("id").asInt();
        if (id == 0) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return id;
    }
}
