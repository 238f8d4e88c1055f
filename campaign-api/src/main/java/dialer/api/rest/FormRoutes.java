package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.live.AgentDesks;
import dialer.api.security.Caller;
import dialer.api.store.FormStore;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent wrote down; stored before the outcome is chosen. While the store is away the page keeps it. */
final class FormRoutes {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LARGEST_DATA = 16_384;

    private final FormStore forms;
    private final AgentDesks desks;

    FormRoutes(FormStore forms, AgentDesks desks) {
        this.forms = forms;
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/agent/forms", Access.AGENT, this::store));
    }

    /** A form. */
    record FormRequest(@Nullable Long attemptId, @Nullable Long contactId, @Nullable String note,
            @Nullable JsonNode data) {
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
        String data = body.data() == null || body.data().isNull() ? "{}" : body.data().toString();
        checks.that(body.data() == null || body.data().isNull() || body.data().isObject(), "/data", "wrong-kind",
                "\"data\" is an object.");
        checks.that(data.length() <= LARGEST_DATA, "/data", "too-long", "\"data\" is too large.");
        checks.done();
        long attemptId = body.attemptId() == null ? 0 : body.attemptId();
        long contactId = body.contactId() == null ? 0 : body.contactId();
        if (!desks.owes(caller.userId(), attemptId, contactId)) {
            throw ProblemException.conflict("not-your-attempt", "This conversation is not on your desk.");
        }
        long formId = forms.add(attemptId, contactId, caller.userId(), note, data);
        desks.keepForm(caller.userId(), formId, attemptId, !note.isBlank());
        Json.answer(ctx, 201, Map.of("formId", formId));
    }
}
