package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dialer.api.intake.Formulas;
import dialer.api.store.office.AuditLog;
import dialer.api.store.office.AuditLog.Act;
import dialer.api.store.office.AuditLog.Kind;
import dialer.api.store.office.AuditLog.Wanted;
import dialer.api.store.office.SubjectNames.Subject;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who has changed what. */
final class AuditRoutes {

    private static final int PAGE = 1_000;

    private final AuditLog log;
    private final ActorNames names;

    AuditRoutes(AuditLog log, ActorNames names) {
        this.log = log;
        this.names = names;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/audit", Access.ADMIN, this::page),
                Route.file("/v1/audit.csv", Access.ADMIN, this::export));
    }

    /** One act, with the name of who did it and of what it was done to. */
    record ActView(long id, Instant at, String actor, String name, String action, String subject, Subject object,
            JsonNode detail) {
    }

    private void page(Context ctx) {
        int limit = Page.limit(ctx);
        List<Act> page = log.page(wanted(ctx), Page.cursor(ctx), limit);
        Map<String, Subject> subjects = log.subjects(page);
        List<ActView> acts = page.stream().map(act -> view(act, about(act, subjects))).toList();
        Json.answer(ctx, 200, Page.of(acts, limit, ActView::id));
    }

    private void export(Context ctx) throws IOException {
        Wanted wanted = wanted(ctx);
        ctx.status(200).contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"");
        OutputStreamWriter out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out)) {
            csv.writeRecord("id", "at", "actor", "name", "action", "subject", "object", "detail");
            List<Act> page = log.page(wanted, 0, PAGE);
            while (!page.isEmpty()) {
                Map<String, Subject> subjects = log.subjects(page);
                page.forEach(act -> csv.writeRecord(List.of(String.valueOf(act.auditId()), act.at().toString(),
                        act.actor(), names.of(act.actor()), act.action(), act.subject(), about(act, subjects).name(),
                        act.detail()).stream().map(Formulas::harmless).toList()));
                page = log.page(wanted, page.getLast().auditId(), PAGE);
            }
        }
    }

    private ActView view(Act act, Subject object) {
        return new ActView(act.auditId(), act.at(), act.actor(), names.of(act.actor()), act.action(), act.subject(),
                object, Json.tree(act.detail()));
    }

    private static Subject about(Act act, Map<String, Subject> subjects) {
        return Objects.requireNonNull(subjects.get(act.subject()));
    }

    private static Wanted wanted(Context ctx) {
        return new Wanted(kind(ctx), text(ctx, "actor"), text(ctx, "action"), text(ctx, "subject"), text(ctx, "about"),
                Instants.inQuery(ctx, "from"), Instants.inQuery(ctx, "to"));
    }

    private static @Nullable Kind kind(Context ctx) {
        String asked = text(ctx, "kind");
        if (asked.isEmpty()) {
            return null;
        }
        return Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(asked)).findFirst()
                .orElseThrow(() -> ProblemException.invalid("/kind", "unknown",
                        "kind is one of ACTS, QUESTIONS, CALLS; without it all of them are shown."));
    }

    private static String text(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value.strip();
    }
}
