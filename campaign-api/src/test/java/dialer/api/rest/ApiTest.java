package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.ApiStage.Client;
import dialer.compliance.Reason;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.HopperInput;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** REST as a client sees it. */
class ApiTest {

    private static ApiStage stage;
    private static Client admin;
    private static Client manager;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        admin = stage.admin();
        manager = stage.user("manager", null);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldLetNobodyInWithoutCredentials() {
        List<Route> closed = stage.api.routes().stream()
                .filter(route -> route.access().kind() == Access.Kind.ROLES
                        || route.access().kind() == Access.Kind.LOGGED_IN).toList();
        assertThat(closed).hasSizeGreaterThan(35);
        for (Route route : closed) {
            HttpResponse<String> answer = stage.exchange(stage.request(path(route)).header("X-CSRF", "1")
                    .header("Content-Type", "application/json")
                    .method(route.method().name(), BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(route.method() + " " + route.path()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.CONTENT_TYPE);
        }
    }

    @Test
    void shouldRefuseEveryRouteToRolesThatItDoesNotName() {
        Map<String, Client> clients = Map.of("agent", stage.user("agent", null), "manager", manager,
                "supervisor", stage.user("supervisor", null));
        int refused = 0;
        for (Route route : stage.api.routes()) {
            for (Map.Entry<String, Client> client : clients.entrySet()) {
                boolean allowed = route.access().roles().stream().anyMatch(r -> r.word().equals(client.getKey()));
                if (route.access().kind() == Access.Kind.ROLES && !allowed) {
                    HttpResponse<String> answer = stage.exchange(stage.request(path(route))
                            .header("Cookie", client.getValue().cookie()).header("X-CSRF", "1")
                            .header("Content-Type", "application/json")
                            .method(route.method().name(), BodyPublishers.ofString("{}")));
                    assertThat(answer.statusCode()).as(client.getKey() + " " + route.method() + " " + route.path())
                            .isEqualTo(403);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(40);
    }

    @Test
    void shouldAskForThePasswordOfTheFirstAdministratorToBeChanged() throws IOException {
        try (ApiStage fresh = new ApiStage()) {
            Client first = fresh.logIn("admin", fresh.adminPassword);
            assertThat(first.user().path("mustChangePassword").asBoolean()).isTrue();
            assertThat(first.get("/v1/users").statusCode()).isEqualTo(403);
            assertThat(first.get("/v1/me").statusCode()).isEqualTo(200);
            HttpResponse<String> weak = first.send("POST", "/v1/me/password", Map.of("password", "short"));
            assertThat(weak.statusCode()).isEqualTo(422);
            HttpResponse<String> changed = first.send("POST", "/v1/me/password", Map.of("password", "long enough"));
            assertThat(changed.statusCode()).isEqualTo(204);
            assertThat(first.get("/v1/me").statusCode()).as("the old session").isEqualTo(401);
            assertThat(fresh.logIn("admin", "long enough").get("/v1/users").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldSlowDownGuessing() {
        int last = 0;
        for (int i = 0; i < 8 && last != 429; i++) {
            last = stage.exchange(stage.request("/v1/login").header("Content-Type", "application/json").POST(
                    BodyPublishers.ofString("{\"login\":\"guessed\",\"password\":\"wrong " + i + "\"}"))).statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void shouldRefuseAChangeWithoutTheHeaderAgainstForgedRequests() {
        HttpResponse<String> answer = stage.exchange(stage.request("/v1/pools").header("Cookie", admin.cookie())
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"name\":\"x\"}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problem(answer).path("type").asText()).isEqualTo("urn:dialer:problem:csrf");
    }

    @Test
    void shouldSetCookieAndHeadersThatProtect() {
        HttpResponse<String> answer = stage.exchange(stage.request("/v1/login")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(ApiStage.text(Map.of("login",
                        manager.user().path("login").asText(), "password", "password 1")))));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Vary")).as("packed for some").contains("Accept-Encoding");
    }

    @Test
    void shouldLetAMachineInByItsKeyUntilItIsDeleted() {
        JsonNode key = body(admin.send("POST", "/v1/api-keys", Map.of("name", "report", "role", "manager")));
        String bearer = "Bearer " + key.path("key").asText();
        assertThat(stage.exchange(stage.request("/v1/campaigns").header("Authorization", bearer)).statusCode())
                .isEqualTo(200);
        assertThat(stage.exchange(stage.request("/v1/users").header("Authorization", bearer)).statusCode())
                .isEqualTo(403);
        assertThat(admin.get("/v1/api-keys").body()).doesNotContain(key.path("key").asText());
        admin.send("DELETE", "/v1/api-keys/" + key.path("id").asInt(), Map.of());
        assertThat(stage.exchange(stage.request("/v1/campaigns").header("Authorization", bearer)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldRefuseAnUnknownFieldByName() {
        HttpResponse<String> answer = admin.send("POST", "/v1/pools", Map.of("name", "a", "colour", "red"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem(answer).path("errors").path(0).path("pointer").asText()).isEqualTo("/colour");
    }

    @Test
    void shouldAnswerEveryMistakeAsAProblem() {
        assertThat(problem(admin.get("/v1/nothing")).path("status").asInt()).isEqualTo(404);
        assertThat(problem(admin.send("DELETE", "/v1/board", Map.of())).path("status").asInt()).isEqualTo(405);
        assertThat(problem(admin.send("POST", "/v1/pools", "x".repeat(1_100_000))).path("status").asInt())
                .isEqualTo(413);
        HttpResponse<String> plain = stage.exchange(stage.request("/v1/pools").header("Cookie", admin.cookie())
                .header("X-CSRF", "1").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")));
        assertThat(problem(plain).path("status").asInt()).isEqualTo(415);
        HttpResponse<String> broken = stage.exchange(stage.request("/v1/pools").header("Cookie", admin.cookie())
                .header("X-CSRF", "1").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{")));
        assertThat(problem(broken).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void shouldRunACampaignFromItsBaseToItsRows() {
        int campaignId = campaign("Доставка");
        HttpResponse<String> uploaded = manager.upload("/v1/campaigns/" + campaignId + "/lists?name=base.csv",
                "Телефон;ФИО;Сумма\n8 (916) 482-19-73;Иван Петров;1990\nнет номера;Ольга;1\n+79164821973;Иван;1\n");
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        JsonNode list = body(uploaded);
        assertThat(list.path("totals").path("rows").asInt()).isEqualTo(3);
        assertThat(list.path("totals").path("rejected").asInt()).isEqualTo(1);
        assertThat(list.path("totals").path("duplicate").asInt()).isEqualTo(1);
        JsonNode rejected = manager.json("/v1/lists/" + list.path("id").asInt() + "/rows?verdict=rejected")
                .path("items").path(0);
        assertThat(rejected.path("row").asInt()).isEqualTo(3);
        assertThat(rejected.path("reasonRu").asText()).isNotEmpty().isNotEqualTo(rejected.path("code").asText());
        JsonNode contact = manager.json("/v1/campaigns/" + campaignId + "/contacts").path("items").path(0);
        assertThat(contact.path("card").path("name").asText()).isEqualTo("Иван Петров");
        assertThat(manager.json("/v1/contacts/" + contact.path("id").asLong()).path("attempts").isArray()).isTrue();
        assertThat(manager.json("/v1/campaigns/" + campaignId + "/summary").path("contactsTotal").asInt()).isEqualTo(1);

        assertThat(manager.send("POST", "/v1/campaigns/" + campaignId + ":start", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(stage.inputs).contains(new CampaignInput.CampaignStarted(campaignId));
        assertThat(manager.send("DELETE", "/v1/lists/" + list.path("id").asInt(), Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(manager.json("/v1/lists/" + list.path("id").asInt()).path("state").asText())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void shouldRetuneACampaignOnlyFromTheVersionThatWasRead() {
        int id = campaign("Возврат");
        JsonNode before = manager.json("/v1/campaigns/" + id);
        HttpResponse<String> changed = manager.send("PATCH", "/v1/campaigns/" + id, Map.of("version",
                before.path("version").asInt(), "settings", Map.of("ringTimeoutMs", 30_000)));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(body(changed).path("settings").path("ringTimeoutMs").asInt()).isEqualTo(30_000);
        assertThat(body(changed).path("settings").path("wrapUpMs").asInt())
                .isEqualTo(before.path("settings").path("wrapUpMs").asInt());
        assertThat(stage.inputs).anyMatch(input -> input instanceof CampaignInput.CampaignConfigured configured
                && configured.settings().campaignId() == id && configured.settings().ringTimeoutMs() == 30_000);
        HttpResponse<String> late = manager.send("PATCH", "/v1/campaigns/" + id,
                Map.of("version", before.path("version").asInt(), "name", "x"));
        assertThat(late.statusCode()).isEqualTo(412);
        HttpResponse<String> outOfRange = manager.send("PATCH", "/v1/campaigns/" + id,
                Map.of("settings", Map.of("ringTimeoutMs", 5)));
        assertThat(outOfRange.statusCode()).isEqualTo(422);
        assertThat(outOfRange.body()).contains("ringTimeoutMs");
    }

    @Test
    void shouldAnswerThatTheEngineIsBusyWhenTheRingIsFull() {
        int id = campaign("Занято");
        stage.ringFull = true;
        try {
            assertThat(manager.send("POST", "/v1/campaigns/" + id + ":start", Map.of()).statusCode()).isEqualTo(503);
        } finally {
            stage.ringFull = false;
        }
    }

    @Test
    void shouldLetASupervisorCloseAnOutcomeThatIsOwed() throws InterruptedException {
        int campaignId = campaign("Долги");
        ApiStage.Client agent = stage.user("agent", null);
        int agentId = agent.user().path("id").asInt();
        long owed = 77_000_000L + campaignId;
        stage.carry(List.of(attempt(owed, campaignId, agentId, Disposition.CONNECTED),
                attempt(owed + 1, campaignId, agentId, Disposition.BUSY)));
        assertThat(manager.json("/v1/outcomes-owed").path("items").findValuesAsText("attemptId"))
                .contains(String.valueOf(owed)).doesNotContain(String.valueOf(owed + 1));

        ApiStage.Client supervisor = stage.user("supervisor", null);
        String waive = "/v1/attempts/%d:waive-outcome";
        assertThat(manager.send("POST", waive.formatted(owed), Map.of()).statusCode()).isEqualTo(403);
        assertThat(supervisor.send("POST", waive.formatted(1L), Map.of()).statusCode()).isEqualTo(404);
        assertThat(problem(supervisor.send("POST", waive.formatted(owed + 1), Map.of())).path("status").asInt())
                .as("nobody talked").isEqualTo(409);
        HttpResponse<String> closed = supervisor.send("POST", waive.formatted(owed), Map.of());
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(202);
        assertThat(stage.inputs).contains(
                new AgentInput.OutcomeWaived(agentId, owed, supervisor.user().path("id").asInt()));
    }

    private static List<StoreEffect> attempt(long id, int campaignId, int agentId, Disposition how) {
        return List.of(new StoreEffect.AttemptStarted(id, campaignId, 1, 1, 1, 1, agentId, 1),
                new StoreEffect.AttemptClosed(id, campaignId, 1, 1, agentId, how, HangupCause.NORMAL, 1, 2, 3, 4, 5));
    }

    @Test
    void shouldSuppressANumberInStoreAndCore() {
        HttpResponse<String> answer = manager.send("POST", "/v1/suppressions",
                Map.of("number", "8 916 000-11-22", "reason", "asked us"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(body(answer).path("number").asText()).isEqualTo("+79160001122");
        assertThat(manager.json("/v1/suppressions?number=%2B79160001122").path("items").get(0).path("lastDigits")
                .asText()).isEqualTo("22");
        int id = campaign("Запреты");
        manager.upload("/v1/campaigns/" + id + "/lists?name=b.csv", "phone,name\n+79160001133,А\n");
        assertThat(manager.send("POST", "/v1/suppressions", Map.of("number", "+79160001133")).statusCode())
                .isEqualTo(201);
        assertThat(stage.inputs).anyMatch(HopperInput.NumberSuppressed.class::isInstance);
        assertThat(manager.json("/v1/suppressions").path("items").get(0).path("number").asText())
                .isEqualTo("+79160001133");
    }

    @Test
    void shouldSuppressForOneCampaignOrCourierFromAFileAndHandThemOut() {
        int id = campaign("Списки");
        assertThat(manager.send("POST", "/v1/suppressions", Map.of("number", "+79160001144", "scope", "CAMPAIGN"))
                .statusCode()).isEqualTo(422);
        HttpResponse<String> loaded = manager.upload("/v1/suppressions:import?scope=CAMPAIGN&key=" + id,
                "+79160001144,asked,2027-01-01T00:00:00Z\nno number\n89160001155\n");
        assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
        assertThat(body(loaded).path("added").asLong()).isEqualTo(2);
        assertThat(body(loaded).path("problems").get(0).asLong()).isEqualTo(2);
        HttpResponse<String> quoted = manager.upload("/v1/suppressions:import?scope=CAMPAIGN&key=" + id,
                "89160001166,\"asked at \"Romashka\"\"\n89160001177\n\"without an end,x\n\"a\"" + ",".repeat(20_000)
                        + "\n89160001199\n");
        assertThat(quoted.statusCode()).as(quoted.body()).isEqualTo(200);
        assertThat(body(quoted).path("added").asLong()).isEqualTo(3);
        assertThat(body(quoted).path("problems").toString()).isEqualTo("[3,4]");
        String file = manager.get("/v1/suppressions:export").body();
        assertThat(file).contains("CAMPAIGN," + id + ",asked").doesNotContain("9160001144");
        long entry = manager.json("/v1/suppressions?number=89160001144").path("items").get(0).path("id").asLong();
        assertThat(manager.send("DELETE", "/v1/suppressions/" + entry, Map.of()).statusCode()).isEqualTo(200);
        assertThat(manager.json("/v1/suppressions?number=89160001144").path("items")).isEmpty();
    }

    @Test
    void shouldTightenRulesAndRelaxOnlyWithANameAReasonAndAnEnd() {
        int id = campaign("Правила");
        String path = "/v1/campaigns/" + id + "/rules";
        HttpResponse<String> tighter = manager.send("PUT", path, Map.of("hours", Map.of("workday", "10:00-18:00"),
                "limits", List.of(Map.of("per", "NUMBER", "counting", "ATTEMPTS", "atMost", 2, "in", "day"))));
        assertThat(tighter.statusCode()).as(tighter.body()).isEqualTo(200);
        assertThat(manager.json(path).path("hours").path("workday").asText()).isEqualTo("10:00-18:00");
        assertThat(manager.send("PUT", path, Map.of("hours", Map.of("workday", "soon"))).statusCode()).isEqualTo(422);
        Map<String, Object> nameless = Map.of("pack", "fr", "hours", Map.of("workday", "09:00-20:00"), "person", "",
                "reason", "orders", "until", "2027-01-01T00:00:00Z");
        assertThat(manager.send("PUT", path, Map.of("relaxations", List.of(nameless))).statusCode()).isEqualTo(422);
        assertThat(manager.json("/v1/rulepacks").path("items").size()).isGreaterThan(13);
    }

    @Test
    void shouldKeepWhatACampaignChoosesBesideHours() {
        String path = "/v1/campaigns/" + campaign("Выбор") + "/rules";
        assertThat(manager.json(path).path("choices").path("foreign").asBoolean()).isTrue();
        HttpResponse<String> chosen = manager.send("PUT", path, Map.of("rounds", List.of("10:00-14:00", "best"),
                "choices", Map.of("needsConsent", true, "otherTimeAfter", List.of("NO_ANSWER"), "addressWins", true,
                        "premium", true, "foreign", false)));
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        JsonNode kept = manager.json(path);
        assertThat(kept.path("rounds").toString()).isEqualTo("[\"10:00-14:00\",\"best\"]");
        assertThat(kept.path("choices").path("otherTimeAfter").get(0).asText()).isEqualTo("NO_ANSWER");
        assertThat(kept.path("choices").path("foreign").asBoolean()).isFalse();
    }

    @Test
    void shouldRegisterNumbersOfOurOwnWithLabelsAndLetThemRest() {
        Map<String, Object> label = Map.of("brand", "Альфа", "category", "Доставка", "contract", "12/7", "from",
                "2026-01-01", "to", "2099-12-31");
        HttpResponse<String> added = manager.send("POST", "/v1/caller-ids", Map.of("number", "+74957775533",
                "courier", "alpha", "label", label));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(body(added).path("labelled").asBoolean()).isTrue();
        assertThat(manager.send("POST", "/v1/caller-ids", Map.of("number", "+74957775533")).statusCode())
                .isEqualTo(409);
        assertThat(manager.send("POST", "/v1/caller-ids", Map.of("number", "8 495 777")).statusCode()).isEqualTo(422);
        Map<String, Object> wordy = new TreeMap<>(label);
        wordy.put("brand", "Ы".repeat(33));
        HttpResponse<String> tooLong = manager.send("POST", "/v1/caller-ids", Map.of("number", "+74957775534",
                "label", wordy));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("32 characters");

        String path = "/v1/caller-ids/" + body(added).path("id").asInt();
        JsonNode resting = body(manager.send("POST", path + ":pause", Map.of("operator", "+7916", "minutes", 5)));
        assertThat(resting.path("pauses").get(0).path("operator").asText()).isEqualTo("+7916");
        assertThat(body(manager.send("POST", path + ":resume", Map.of())).path("pauses")).isEmpty();
        JsonNode bare = body(manager.send("PUT", path, Map.of("active", false)));
        assertThat(bare.path("labelled").asBoolean()).isFalse();
        assertThat(bare.path("courier").asText()).isEmpty();
        assertThat(manager.send("PUT", "/v1/caller-ids/99999", Map.of()).statusCode()).isEqualTo(404);
        assertThat(manager.json("/v1/learned-hours").path("leastAttempts").asInt()).isPositive();
    }

    @Test
    void shouldTakeConsentsByNumberFromAFileAndForAWholeBase() {
        assertThat(manager.send("POST", "/v1/consents", Map.of("number", "8 916 777 88 99", "source", "form 3"))
                .statusCode()).isEqualTo(204);
        assertThat(manager.send("POST", "/v1/consents", Map.of("number", "+79167778899")).statusCode())
                .as("without a proof").isEqualTo(422);
        assertThat(manager.send("POST", "/v1/consents:revoke", Map.of("number", "+79167778899")).statusCode())
                .isEqualTo(204);
        assertThat(manager.send("POST", "/v1/consents:revoke", Map.of("number", "+79167778899")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> loaded = manager.upload("/v1/consents:import",
                "+79167778800,form 4,2026-01-01T00:00:00Z\nnobody,form 5\n+79167778801\n");
        assertThat(body(loaded).path("added").asLong()).isEqualTo(1);
        assertThat(body(loaded).path("problems").toString()).isEqualTo("[2,3]");

        int id = campaign("Согласие");
        manager.upload("/v1/campaigns/" + id + "/lists?name=b.csv", "phone\n+79167778802\n");
        String path = "/v1/lists/" + manager.json("/v1/campaigns/" + id + "/lists").path("items").get(0).path("id")
                .asInt() + "/consent";
        assertThat(manager.json(path).path("by").isNull()).isTrue();
        assertThat(body(manager.send("PUT", path, Map.of("source", "contract 7"))).path("source").asText())
                .isEqualTo("contract 7");
        assertThat(body(manager.send("PUT", path, Map.of("source", ""))).path("by").isNull()).isTrue();
        assertThat(manager.send("PUT", "/v1/lists/99999/consent", Map.of("source", "x")).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldImportAYearOfACalendar() {
        assertThat(manager.send("PUT", "/v1/calendars/ru/2027", Map.of("source", "decree", "off", List.of("01-01"),
                "working", List.of("11-13"))).statusCode()).isEqualTo(200);
        assertThat(manager.send("PUT", "/v1/calendars/ru/2027", Map.of("source", "x", "off", List.of("02-30")))
                .statusCode()).isEqualTo(422);
        assertThat(manager.send("PUT", "/v1/calendars/xx/2027", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSayWhyNothingIsDialingAndWhatOtherRulesWouldBring() {
        int id = campaign("Диагноз");
        manager.upload("/v1/campaigns/" + id + "/lists?name=b.csv",
                "phone,name,zone\n+79160001166,А,Europe/Moscow\n+79160001177,Б,Asia/Omsk\n");
        JsonNode diagnosis = manager.json("/v1/campaigns/" + id + "/diagnostics");
        assertThat(diagnosis.path("health").asText()).isEqualTo("NOT_RUNNING");
        assertThat(diagnosis.path("contacts").asLong()).isEqualTo(2);
        assertThat(diagnosis.path("callableNow").asLong()).isEqualTo(2);
        assertThat(diagnosis.path("reasons").get(0).path("reason").asText()).isEqualTo("DUE");
        assertThat(diagnosis.path("forecast")).hasSize(25);
        HttpResponse<String> closed = manager.send("POST", "/v1/campaigns/" + id + "/rules:preview",
                Map.of("rules", Map.of("hours", Map.of())));
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertThat(body(closed).path("asItIs").get(0).path("callable").asLong()).isEqualTo(2);
        assertThat(body(closed).path("asItWouldBe").get(0).path("callable").asLong()).isZero();
        assertThat(body(closed).path("whyNobodyEn").asText()).isEqualTo(Reason.NO_CALENDAR.wordsEn());
        long contact = manager.json("/v1/campaigns/" + id + "/contacts").path("items").get(0).path("id").asLong();
        JsonNode decision = manager.json("/v1/contacts/" + contact + "/decision").path("items").get(0);
        assertThat(decision.path("allowed").asBoolean()).isTrue();
        assertThat(decision.path("zones").get(0).asText()).isEqualTo("Europe/Moscow");
    }

    @Test
    void shouldReplaceScriptAndOutcomes() {
        int id = campaign("Сценарий");
        HttpResponse<String> script = manager.send("PUT", "/v1/campaigns/" + id + "/script", Map.of("shop", "Пелёнки",
                "steps", List.of(Map.of("title", "Начало", "text", "Здравствуйте, {{recipient.name}}!"))));
        assertThat(script.statusCode()).as(script.body()).isEqualTo(200);
        assertThat(manager.json("/v1/campaigns/" + id + "/script").path("shop").asText()).isEqualTo("Пелёнки");
        assertThat(manager.json("/v1/campaigns/" + id + "/outcomes").path("items").size()).isEqualTo(9);
        HttpResponse<String> twice = manager.send("PUT", "/v1/campaigns/" + id + "/outcomes", Map.of("items", List.of(
                outcome(1, "agreed"), outcome(1, "agreed"))));
        assertThat(twice.statusCode()).isEqualTo(422);
        HttpResponse<String> one = manager.send("PUT", "/v1/campaigns/" + id + "/outcomes",
                Map.of("items", List.of(outcome(1, "agreed"))));
        assertThat(one.statusCode()).as(one.body()).isEqualTo(200);
        assertThat(manager.json("/v1/campaigns/" + id + "/outcomes").path("items").size()).isEqualTo(1);
    }

    @Test
    void shouldPageThroughUsersByCursor() {
        JsonNode first = admin.json("/v1/users?limit=1");
        assertThat(first.path("items").size()).isEqualTo(1);
        JsonNode second = admin.json("/v1/users?limit=1&cursor=" + first.path("nextCursor").asText());
        assertThat(second.path("items").path(0).path("id").asInt())
                .isGreaterThan(first.path("items").path(0).path("id").asInt());
        assertThat(admin.get("/v1/users?cursor=nonsense").statusCode()).isEqualTo(422);
        assertThat(admin.get("/v1/users").body()).doesNotContain("argon2");
    }

    @Test
    void shouldTellHealthAndMetrics() {
        assertThat(stage.exchange(stage.request("/health")).statusCode()).isEqualTo(200);
        stage.trouble.set("ENGINE_FROZEN");
        HttpResponse<String> sick = stage.exchange(stage.request("/health"));
        stage.trouble.set(null);
        assertThat(sick.statusCode()).isEqualTo(503);
        assertThat(sick.body()).contains("ENGINE_FROZEN");
        assertThat(stage.exchange(stage.request("/metrics")).body()).contains("dialer_http_requests");
    }

    @Test
    void shouldRefuseABaseThatIsTooLarge() {
        int id = campaign("Большая");
        assertThat(manager.upload("/v1/campaigns/" + id + "/lists?name=big.csv", "x".repeat(100_001)).statusCode())
                .isEqualTo(413);
    }

    private static Map<String, Object> outcome(int id, String code) {
        return Map.of("id", id, "code", code, "kind", "FINAL", "labelRu", "Да", "labelEn", "Yes");
    }

    private static int campaign(String name) {
        JsonNode pool = body(admin.send("POST", "/v1/pools", Map.of("name", "Пул " + name)));
        HttpResponse<String> created = manager.send("POST", "/v1/campaigns", Map.of("name", name, "mode",
                "PROGRESSIVE", "poolId", pool.path("id").asInt(), "callerId", "+74951234567", "rulePack", "demo"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return body(created).path("id").asInt();
    }

    private static String path(Route route) {
        return route.path().replace("{file}", "x.js").replaceAll("\\{\\w+}", "1");
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return ApiStage.parse(answer.body());
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).as(answer.body()).contains(Problem.CONTENT_TYPE);
        return body(answer);
    }
}
