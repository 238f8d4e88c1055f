package dialer.api.store.office;

import dialer.api.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** The names that people know for what the audit notes as a path with an id; of recipients only the campaign's. */
public final class SubjectNames {

    private static final Pattern ROUTE = Pattern.compile("/v1/([a-z-]+)(?:/([^/:]+))?.*");
    private static final Pattern NOTE = Pattern.compile("([a-z-]+) (.+)");
    private static final int MOST_FOUND = 200;
    private static final String PEOPLE = "SELECT user_id AS id, name FROM users";
    private static final String TALKS =
            "SELECT attempt_id AS id, campaigns.name FROM attempts JOIN campaigns USING (campaign_id)";
    /** Too many to be looked through; whoever seeks one knows its number. */
    private static final Set<String> MANY = Set.of("jobs", "contacts", "attempts", "recordings");

    /** How each kind finds its names; ids are whole numbers. */
    private static final Map<String, String> SOURCES = sources();

    private final Jdbi jdbi;

    public SubjectNames(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What an act was done to.
     *
     * @param kind as routes call it, such as {@code campaigns}
     * @param id   as routes write it; empty when the act was done to all of the kind, or made a new one
     * @param name as people know it today; empty when it has none or is gone. Of contacts, attempts and recordings
     *             the campaign's name, of jobs the courier's own number of the order
     */
    public record Subject(String kind, String id, String name) {

        private Subject called(String by) {
            return new Subject(kind, id, by);
        }
    }

    /** A subject for each text of the audit. */
    public Map<String, Subject> of(Collection<String> texts) {
        Map<String, Subject> subjects = new HashMap<>();
        Map<String, TreeSet<Long>> wanted = new TreeMap<>();
        for (String text : texts) {
            Subject subject = read(text);
            subjects.put(text, subject);
            if (SOURCES.containsKey(subject.kind()) && subject.id().matches("\\d{1,18}")) {
                wanted.computeIfAbsent(subject.kind(), kind -> new TreeSet<>()).add(Long.valueOf(subject.id()));
            }
        }
        Map<String, Map<String, String>> names = new HashMap<>();
        wanted.forEach((kind, ids) -> names.put(kind, names(kind, ids)));
        subjects.replaceAll((text, subject) -> subject.called(
                names.getOrDefault(subject.kind(), Map.of()).getOrDefault(subject.id(), "")));
        return subjects;
    }

    /** Beginnings of what the audit notes for everything whose name has this part, at most 200 of a kind. */
    public List<String> called(String part) {
        List<String> found = new ArrayList<>();
        if (part.isEmpty()) {
            return found;
        }
        SOURCES.forEach((kind, source) -> {
            if (!MANY.contains(kind)) {
                ids(source, part).forEach(id -> {
                    found.add("/v1/" + kind + "/" + id);
                    found.add(kind.substring(0, kind.length() - 1) + " " + id);
                });
            }
        });
        return found;
    }

    private List<String> ids(String source, String part) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id FROM (" + source + ") named"
                        + " WHERE position(lower(:part) IN lower(name)) > 0 ORDER BY id DESC LIMIT :most")
                .bind("part", part).bind("most", MOST_FOUND).mapTo(String.class).list());
    }

    private Map<String, String> names(String kind, Collection<Long> ids) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, name FROM (" + SOURCES.get(kind)
                        + ") named WHERE id = ANY(:ids)").bindArray("ids", Long.class, ids)
                .reduceRows(new HashMap<String, String>(), (names, row) -> {
                    names.put(row.getColumn("id", String.class), row.getColumn("name", String.class));
                    return names;
                }));
    }

    /** {@code /v1/campaigns/5:start} and {@code campaign 5} are the same. */
    private static Subject read(String text) {
        Matcher route = ROUTE.matcher(text);
        if (route.matches()) {
            String id = route.group(2);
            return new Subject(route.group(1), id == null ? "" : id, "");
        }
        Matcher note = NOTE.matcher(text);
        return note.matches() ? new Subject(note.group(1) + "s", note.group(2), "") : new Subject(text, "", "");
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("campaigns", "SELECT campaign_id AS id, name FROM campaigns");
        sources.put("lists", "SELECT list_id AS id, name FROM contact_lists");
        sources.put("uploads", "SELECT upload_id AS id, name FROM uploads");
        sources.put("users", PEOPLE);
        sources.put("agents", PEOPLE);
        sources.put("pools", "SELECT pool_id AS id, name FROM pools");
        sources.put("shops", "SELECT shop_id AS id, name FROM shops");
        sources.put("couriers", "SELECT courier_id AS id, name FROM couriers");
        sources.put("api-keys", "SELECT api_key_id AS id, name FROM api_keys");
        sources.put("caller-ids", "SELECT caller_id AS id, e164 AS name FROM caller_ids");
        sources.put("jobs", "SELECT job_id AS id, courier_order_id AS name FROM jobs");
        sources.put("contacts",
                "SELECT contact_id AS id, campaigns.name FROM contacts JOIN campaigns USING (campaign_id)");
        sources.put("attempts", TALKS);
        sources.put("recordings", TALKS);
        return sources;
    }
}
