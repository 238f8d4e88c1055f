package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import dialer.core.campaign.DialMode;
import dialer.engine.WallClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Sets the stage over REST, as an administrator would: people, a pool, a campaign with its base. */
final class DemoStage {

    private static final SecureRandom SECRETS = new SecureRandom();

    private final URI server;
    private final DemoClient admin;
    private final long poolId;
    private final long campaignId;

    private DemoStage(URI server, DemoClient admin, long poolId, long campaignId) {
        this.server = server;
        this.admin = admin;
        this.poolId = poolId;
        this.campaignId = campaignId;
    }

    /** Someone who can log in. */
    record Account(String login, String password) {
    }

    static DemoStage set(URI server, Account administrator, DialMode mode) {
        DemoClient admin = new DemoClient(server);
        JsonNode user = admin.logIn(administrator.login(), administrator.password()).path("user");
        if (user.path("mustChangePassword").asBoolean()) {
            admin.send("POST", "/v1/me/password", Map.of("password", secret()));
        }
        long poolId = admin.send("POST", "/v1/pools", Map.of("name", "Демо")).path("id").asLong();
        long campaignId = admin.send("POST", "/v1/campaigns", Map.of("name", "Доставка заказов", "mode", mode,
                "poolId", poolId, "callerId", "+74951234567", "rulePack", "demo")).path("id").asLong();
        return new DemoStage(server, admin, poolId, campaignId);
    }

    DemoClient admin() {
        return admin;
    }

    long campaignId() {
        return campaignId;
    }

    Account account(String login, String name, String role) {
        String password = secret();
        Map<String, Object> user = role.equals("agent")
                ? Map.of("login", login, "name", name, "role", role, "password", password, "language", "ru",
                        "mustChangePassword", false, "poolId", poolId)
                : Map.of("login", login, "name", name, "role", role, "password", password, "language", "ru",
                        "mustChangePassword", false);
        admin.send("POST", "/v1/users", user);
        return new Account(login, password);
    }

    List<DemoClient> agents(int count) {
        List<DemoClient> agents = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Account account = account("agent%02d".formatted(i), DemoNames.agent(i), "agent");
            agents.add(session(account));
        }
        return agents;
    }

    private static String secret() {
        byte[] secret = new byte[12];
        SECRETS.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    DemoClient session(Account account) {
        DemoClient client = new DemoClient(server);
        client.logIn(account.login(), account.password());
        return client;
    }

    /** Uploads the base and says how its rows were judged. */
    JsonNode upload(Path base) throws IOException {
        return admin.upload("/v1/campaigns/" + campaignId + "/lists?name=demo.csv", base);
    }

    /** A courier whose jobs are called by the campaign, beside the base. */
    DemoCourier courier(WallClock clock) throws IOException {
        return DemoCourier.open(server, admin, campaignId, "express", "Экспресс-курьер", clock);
    }

    void start() {
        admin.send("POST", "/v1/campaigns/" + campaignId + ":start", Map.of());
    }

    void stopDialing() {
        admin.send("POST", "/v1/dialing:stop", Map.of());
    }

    JsonNode summary() {
        return admin.get("/v1/campaigns/" + campaignId + "/summary");
    }
}
