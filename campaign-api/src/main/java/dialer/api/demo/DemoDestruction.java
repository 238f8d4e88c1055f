package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of personal data in the demo: what was handed over, acknowledged and destroyed while it ran, by the acts that
 * were written, and what a search for leftovers finds of it.
 */
final class DemoDestruction {

    private static final List<String> COUNTED = List.of("numbers", "cards", "notes", "documents", "events");

    private final Map<String, Object> figures = new LinkedHashMap<>();

    private DemoDestruction() {
    }

    /** Destroys what is due at this moment, then searches; as an administrator would. */
    static DemoDestruction of(DemoClient admin) {
        DemoDestruction all = new DemoDestruction();
        admin.send("POST", "/v1/purges", Map.of());
        List<JsonNode> acts = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = admin.get("/v1/destructions?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items").forEach(acts::add);
            next = page.path("nextCursor").asText("");
        } while (!next.isEmpty());
        all.figures.put("acts", (long) acts.size());
        all.figures.put("people", sum(acts, "contacts"));
        all.figures.put("jobs", sum(acts, "jobs"));
        COUNTED.forEach(kind -> all.figures.put(kind, sum(acts, kind)));
        JsonNode search = admin.send("POST", "/v1/leftover-searches", Map.of());
        all.figures.put("marks", search.path("marks").asLong());
        all.figures.put("texts", search.path("texts").asLong());
        all.figures.put("files", search.path("files").asLong());
        all.figures.put("leftovers", (long) search.path("found").size());
        search.path("found").forEach(place -> System.err.println("Left behind: " + place));
        return all;
    }

    Map<String, Object> figures() {
        return figures;
    }

    private static long sum(List<JsonNode> acts, String kind) {
        long sum = 0;
        for (JsonNode act : acts) {
            sum += act.path("counts").path(kind).asLong();
        }
        return sum;
    }
}
