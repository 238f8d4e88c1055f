package dialer.api.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dialer.api.retention.RetentionSettings.Parties;
import dialer.api.store.retention.DestroyedCounts;
import dialer.api.store.retention.RetentionRule;
import dialer.api.words.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The act of one destruction, with what order 179 of Roskomnadzor (28 October 2022) asks of it: who is the operator and
 * who has processed for it, who answers, whose data, which categories, from which system, how, why, when. People are
 * named by the ids under which the export of events lists them, since their names are what was destroyed.
 *
 * @param marks  how many marks a later search for leftovers knows this destruction by
 */
public record Act(String document, int number, Parties parties, Subjects subjects, List<Category> categories,
        String informationSystem, Words method, Reason reason, String askedBy, Instant beganAt, Instant endedAt,
        DestroyedCounts counts, long marks) {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    public Act {
        categories = List.copyOf(categories);
    }

    /** A text in both languages. */
    public record Words(String ru, String en) {
        static Words of(String key) {
            return new Words(Sentences.RU.of(key), Sentences.EN.of(key));
        }
    }

    /** Whose data: how many, and where they are listed. */
    public record Subjects(long contacts, long jobs, String events, Words note) {
    }

    /** What was known of them. */
    public record Category(String code, String ru, String en, long count) {
    }

    /** By which rule. */
    public record Reason(RetentionRule rule, String ru, String en) {
    }

    static Act of(int number, RetentionRule rule, String askedBy, Instant beganAt, Instant endedAt,
            DestroyedCounts counts, long marks, RetentionSettings settings) {
        Words reason = Words.of("destruction.reason." + rule);
        return new Act("personal-data-destruction-act/1", number, settings.parties(),
                new Subjects(counts.contacts(), counts.jobs(), "/v1/destructions/" + number + "/events",
                        Words.of("destruction.subjects")),
                categories(counts), settings.parties().informationSystem(), Words.of("destruction.method"),
                new Reason(rule, reason.ru(), reason.en()), askedBy, beganAt, endedAt, counts, marks);
    }

    private static List<Category> categories(DestroyedCounts counts) {
        List<Category> categories = new ArrayList<>();
        add(categories, "CARDS", counts.cards());
        add(categories, "NUMBERS", counts.numbers());
        add(categories, "NOTES", counts.notes());
        add(categories, "ROWS", counts.rows());
        add(categories, "DOCUMENTS", counts.documents());
        add(categories, "EVENTS", counts.events());
        add(categories, "FILES", counts.files());
        return categories;
    }

    private static void add(List<Category> categories, String code, long count) {
        if (count > 0) {
            Words words = Words.of("destruction.category." + code.toLowerCase(Locale.ROOT));
            categories.add(new Category(code, words.ru(), words.en(), count));
        }
    }

    /** The document whose bytes are signed. */
    String json() {
        return text(this);
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An act cannot be written", e);
        }
    }

    /** A stored act. */
    public static Act read(String json) {
        try {
            return JSON.readValue(json, Act.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored act cannot be read", e);
        }
    }
}
