package dialer.api.courier.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.store.Order;
import dialer.api.store.OutcomeField;
import dialer.api.store.OutcomeField.Option;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Checks the details of one order against the fields of its outcome, and copies what is good. */
final class FieldCheck {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,10}([.,]\\d{1,2})?");
    private static final int FURTHEST_DAYS = 90;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_COMMENT = 500;

    private final FormGround ground;
    private final List<Wrong> wrongs;

    FieldCheck(FormGround ground, List<Wrong> wrongs) {
        this.ground = ground;
        this.wrongs = wrongs;
    }

    /** @return whether the courier has something to do about it: a wish instead of a promised slot */
    boolean check(String at, Order order, List<OutcomeField> fields, JsonNode given, ObjectNode good) {
        boolean wish = false;
        for (OutcomeField field : fields) {
            if (field.kind() == OutcomeField.Kind.SLOT) {
                wish |= slot(at, order, field, given, good);
            } else {
                plain(at, field, given.path(field.name()), given, good);
            }
        }
        return wish;
    }

    private void plain(String at, OutcomeField field, JsonNode value, JsonNode given, ObjectNode good) {
        String pointer = at + "/" + field.name();
        String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual() && !value.isNumber()) {
            wrong(pointer, "wrong-kind", "\"" + field.name() + "\" is a text.");
            return;
        }
        if (text.isEmpty()) {
            if (field.required()) {
                wrong(pointer, "missing", "\"" + field.name() + "\" is needed for this outcome.");
            }
            return;
        }
        boolean holds = switch (field.kind()) {
            case TEXT -> holds(text.length() <= field.longest(), pointer, "too-long",
                    "At most " + field.longest() + " characters.");
            case DATE -> holds(day(text).isPresent(), pointer, "out-of-range",
                    "A day such as " + ground.today() + ", from today on, within " + FURTHEST_DAYS + " days.");
            case TIME -> holds(hour(text).isPresent(), pointer, "wrong-kind", "An hour such as 15:37.");
            case AMOUNT -> holds(AMOUNT.matcher(text).matches(), pointer, "wrong-kind",
                    "A sum such as 1990.00, not negative.");
            case REASON -> option(pointer, field.options().isEmpty() ? ground.reasons() : field.options(), text, given);
            case CHOICE -> option(pointer, field.options(), text, given);
            case SLOT -> true;
        };
        if (holds) {
            good.put(field.name(), field.kind() == OutcomeField.Kind.AMOUNT ? text.replace(',', '.') : text);
        }
    }

    private boolean option(String pointer, List<Option> options, String code, JsonNode given) {
        Optional<Option> chosen = options.stream().filter(option -> option.code().equals(code)).findFirst();
        if (chosen.isEmpty()) {
            return wrong(pointer, "unknown", "One of: "
                    + String.join(", ", options.stream().map(Option::code).toList()) + ".");
        }
        boolean explained = !given.path("comment").asText("").isBlank();
        return holds(!chosen.get().needsComment() || explained, pointer, "needs-comment",
                "This one must be explained in \"comment\".");
    }

    private boolean slot(String at, Order order, OutcomeField field, JsonNode given, ObjectNode good) {
        String pointer = at + "/" + field.name();
        JsonNode held = given.path("slot");
        if (held.isObject()) {
            uuid(held.path("holdId").asText("")).ifPresentOrElse(
                    holdId -> good.putObject("slot").put("holdId", holdId.toString()),
                    () -> wrong(pointer + "/holdId", "wrong-kind", "The id of a hold of this conversation."));
            return false;
        }
        if (given.path("desired").isObject()) {
            desired(at + "/desired", given.path("desired"), good);
            return ground.givesSlots();
        }
        if (given.path("meeting").isObject()) {
            meeting(at + "/meeting", given.path("meeting"), good);
            return true;
        }
        if (given.path("planned").asBoolean(false)) {
            if (holds(!order.interval().isBlank(), at + "/planned", "not-planned",
                    "The order has no planned interval; choose one.")) {
                good.put("planned", true).put("interval", order.interval());
            }
            return false;
        }
        if (field.required()) {
            wrong(pointer, "missing", "Hold a slot, or give \"desired\", \"meeting\" or \"planned\".");
        }
        return false;
    }

    private void desired(String at, JsonNode wish, ObjectNode good) {
        Optional<LocalDate> day = day(wish.path("date").asText(""));
        Optional<LocalTime> from = hour(wish.path("from").asText(""));
        Optional<LocalTime> to = hour(wish.path("to").asText(""));
        int before = wrongs.size();
        holds(day.isPresent(), at + "/date", "out-of-range",
                "A day from " + ground.today() + " on, within " + FURTHEST_DAYS + " days.");
        holds(from.isPresent() && to.isPresent() && to.get().isAfter(from.get()), at + "/to", "out-of-range",
                "Two hours such as 10:00 and 14:00, the later one last.");
        if (wrongs.size() == before) {
            good.putObject("desired").put("date", day.orElseThrow().toString())
                    .put("from", from.orElseThrow().toString()).put("to", to.orElseThrow().toString());
        }
    }

    private void meeting(String at, JsonNode wish, ObjectNode good) {
        String place = wish.path("place").asText("").strip();
        Optional<LocalDate> day = day(wish.path("date").asText(""));
        Optional<LocalTime> time = hour(wish.path("time").asText(""));
        int before = wrongs.size();
        holds(!place.isEmpty() && place.length() <= LONGEST_PLACE, at + "/place", "missing",
                "Say where, in at most " + LONGEST_PLACE + " characters.");
        holds(day.isPresent(), at + "/date", "out-of-range", "A day from " + ground.today() + " on.");
        holds(time.isPresent(), at + "/time", "wrong-kind", "An hour such as 15:37.");
        if (wrongs.size() == before) {
            good.putObject("meeting").put("place", place).put("date", day.orElseThrow().toString())
                    .put("time", time.orElseThrow().toString());
        }
    }

    void comment(String at, JsonNode given, ObjectNode good) {
        String text = given.path("comment").asText("").strip();
        if (!text.isEmpty() && !good.has("comment") && holds(text.length() <= LONGEST_COMMENT, at + "/comment",
                "too-long", "At most " + LONGEST_COMMENT + " characters.")) {
            good.put("comment", text);
        }
    }

    private Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(ground.today())
                    && !day.isAfter(ground.today().plusDays(FURTHEST_DAYS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> hour(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean holds(boolean holds, String pointer, String code, String detail) {
        return holds || wrong(pointer, code, detail);
    }

    private boolean wrong(String pointer, String code, String detail) {
        wrongs.add(new Wrong(pointer, code, detail));
        return false;
    }
}
