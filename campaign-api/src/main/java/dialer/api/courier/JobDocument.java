package dialer.api.courier;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.numbering.place.PlaceHints;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as a courier describes it, found to be in order: what the product decides by. Everything else of it goes to the
 * agent's card and to nobody.
 *
 * @param text        the whole document, see {@link CanonicalJson}
 * @param fingerprint of the text
 * @param shop        the shop's id with the courier
 * @param language    ISO 639-1, empty where it is not said
 * @param priority    1 first … 9 last
 * @param hints       what it says about where the recipient is
 */
public record JobDocument(String courierOrderId, String kind, String shop, String language, int priority,
        List<Phone> phones, PlaceHints hints, @Nullable Instant notBefore, Instant deadline, JsonNode tree,
        String text, String fingerprint) {

    private static final int USUAL_PRIORITY = 5;

    /**
     * A number as it was sent.
     *
     * @param index     in the document, from 0
     * @param written   in whatever writing
     * @param extension to be dialed after the answer; empty for none
     */
    public record Phone(int index, String written, String extension, int priority) {
        @Override
        public String toString() {
            return "Phone[" + index + "]";
        }
    }

    /** What stands in a document, or what is wrong with it: one of the two is empty. */
    public record Read(@Nullable JobDocument document, List<Fault> faults) {
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /** Never throws for what stands in the document. */
    public static Read read(JsonNode tree) {
        List<Fault> faults = new ArrayList<>();
        JobShape.JOB.check(tree, "", faults);
        if (faults.isEmpty()) {
            checkTogether(tree, faults);
        }
        return faults.isEmpty() ? new Read(of(tree), List.of()) : new Read(null, faults);
    }

    private static void checkTogether(JsonNode tree, List<Fault> faults) {
        JsonNode phones = tree.path("phones");
        for (int i = 0; i < phones.size(); i++) {
            if (word(phones.get(i), "raw").isEmpty() == word(phones.get(i), "e164").isEmpty()) {
                faults.add(new Fault("/phones/" + i, "missing", "A phone has either \"raw\" or \"e164\"."));
            }
        }
        Instant notBefore = moment(tree, "notBefore");
        Instant deadline = moment(tree, "deadline");
        if (notBefore != null && deadline != null && !deadline.isAfter(notBefore)) {
            faults.add(new Fault("/deadline", "out-of-range", "The deadline is after \"notBefore\"."));
        }
        JsonNode interval = tree.path("interval");
        if (interval.hasNonNull("from") && interval.hasNonNull("to")
                && word(interval, "from").compareTo(word(interval, "to")) >= 0) {
            faults.add(new Fault("/interval/to", "out-of-range", "An interval ends after it begins."));
        }
    }

    private static JobDocument of(JsonNode tree) {
        CanonicalJson json = CanonicalJson.of(tree);
        JsonNode address = tree.path("address");
        String town = word(address, "settlement");
        PlaceHints hints = new PlaceHints(word(tree, "timeZone"), word(address, "region"),
                town.isEmpty() ? word(address, "text") : town, word(address, "postalIndex"));
        Instant deadline = moment(tree, "deadline");
        if (deadline == null) {
            throw new IllegalStateException("A document in order has a deadline");
        }
        return new JobDocument(word(tree, "courierOrderId"), word(tree, "kind"), word(tree.path("shop"), "id"),
                word(tree, "language"), tree.path("priority").asInt(USUAL_PRIORITY), phones(tree.path("phones")),
                hints, moment(tree, "notBefore"), deadline, tree, json.text(), json.fingerprint());
    }

    /** The most important first, else as they were sent. */
    private static List<Phone> phones(JsonNode list) {
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode phone = list.get(i);
            String raw = word(phone, "raw");
            phones.add(new Phone(i, raw.isEmpty() ? word(phone, "e164") : raw, word(phone, "ext"),
                    phone.path("priority").asInt(Integer.MAX_VALUE)));
        }
        phones.sort(Comparator.comparingInt(Phone::priority).thenComparingInt(Phone::index));
        return phones;
    }

    static String word(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.textValue().strip() : "";
    }

    private static @Nullable Instant moment(JsonNode tree, String field) {
        String text = word(tree, field);
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public String toString() {
        return "JobDocument[" + kind + "]";
    }
}
