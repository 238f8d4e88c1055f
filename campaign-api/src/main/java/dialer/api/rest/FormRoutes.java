package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dialer.api.courier.form.CheckedForm;
import dialer.api.courier.slot.SlotGone;
import dialer.api.live.AgentDesks;
import dialer.api.live.FormDesk;
import dialer.api.live.SlotsMessage.Offered;
import dialer.api.rest.Problem.FieldError;
import dialer.api.security.Caller;
import dialer.api.store.FormStore;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an agent wrote down; stored before the outcome is chosen. While the store is away the page keeps it. */
final class FormRoutes {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LARGEST_DATA = 16_384;

    private final FormStore forms;
    private final AgentDesks desks;
    private final FormDesk desk;
    private final Function<String, Optional<String>> e164;

    /** @param e164 finds the number in what somebody has written */
    FormRoutes(FormStore forms, AgentDesks desks, FormDesk desk, Function<String, Optional<String>> e164) {
        this.forms = forms;
        this.desks = desks;
        this.desk = desk;
        this.e164 = e164;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/agent/forms", Access.AGENT, this::store));
    }

    /** A form; with {@code outcomeId} its data is checked against what that outcome asks for. */
    record FormRequest(@Nullable Long attemptId, @Nullable Long contactId, @Nullable Integer outcomeId,
            @Nullable String note, @Nullable JsonNode data) {
        @Override
        public String toString() {
            return "FormRequest[" + attemptId + "]";
        }
    }

    private void store(Context ctx) {
        Caller caller = Guard.callerOf(ctx);
        FormRequest body = Json.body(ctx, FormRequest.class);
        Checks checks = new Checks();
        checks.that(body.attemptId() != null, "/attemptId", "missing", "\"attemptId\" is missing.");
        checks.that(body.contactId() != null, "/contactId", "missing", "\"contactId\" is missing.");
        String note = checks.optionalText("/note", body.note(), LONGEST_NOTE);
        JsonNode data = body.data() == null || body.data().isNull() ? JsonNodeFactory.instance.objectNode()
                : body.data();
        checks.that(data.isObject(), "/data", "wrong-kind", "\"data\" is an object.");
        checks.that(data.toString().length() <= LARGEST_DATA, "/data", "too-long", "\"data\" is too large.");
        checks.done();
        long attemptId = body.attemptId() == null ? 0 : body.attemptId();
        long contactId = body.contactId() == null ? 0 : body.contactId();
        if (!desks.owes(caller.userId(), attemptId, contactId)) {
            throw notOnDesk();
        }
        int outcomeId = body.outcomeId() == null ? 0 : body.outcomeId();
        Set<UUID> holds = Set.of();
        if (outcomeId != 0) {
            CheckedForm checked = checked(caller.userId(), attemptId, contactId, outcomeId, data);
            data = checked.data();
            holds = checked.holds();
        }
        long formId = forms.add(attemptId, contactId, caller.userId(), note, data.toString(), outcomeId)
                .orElseThrow(FormRoutes::destroyed);
        desk.stored(attemptId, formId, holds);
        desks.keepForm(caller.userId(), formId, attemptId, !note.isBlank(), outcomeId);
        Json.answer(ctx, 201, Map.of("formId", formId, "data", data));
    }

    private CheckedForm checked(int agentId, long attemptId, long contactId, int outcomeId, JsonNode data) {
        CheckedForm checked = desk.check(agentId, attemptId, contactId, outcomeId, data, e164)
                .orElseThrow(() -> ProblemException.invalid("/outcomeId", "unknown",
                        "The campaign has no such outcome."));
        if (!checked.wrongs().isEmpty()) {
            throw ProblemException.invalid(checked.wrongs().stream()
                    .map(wrong -> new FieldError(wrong.pointer(), wrong.code(), wrong.detail())).toList());
        }
        try {
            desk.confirm(checked, agentId, attemptId, contactId);
            return checked;
        } catch (SlotGone e) {
            throw ProblemException.slotGone(e.alternatives().stream().map(Offered::of).toList());
        }
    }

    private static ProblemException destroyed() {
        return ProblemException.conflict("data-destroyed", "The personal data of this contact was destroyed meanwhile."
                + " Nothing can be written down any more; choose the outcome without a form.");
    }

    static ProblemException notOnDesk() {
        return ProblemException.conflict("not-your-attempt", "This conversation is not on your desk.");
    }
}
