package dialer.api.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dialer.numbering.DialNumber;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberCode;
import dialer.numbering.Verdict;
import dialer.numbering.Whereabouts;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.ZoneSource;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a verdict into a line: JSON, or words for a person. */
final class AnswerText {

    /** So much is shown again of a value that was too long to be judged: an answer stays a line that can be read. */
    static final int SHOWN_CHARS = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final ZoneEvidence evidence;
    private final boolean russian;

    AnswerText(ZoneEvidence evidence, boolean russian) {
        this.evidence = evidence;
        this.russian = russian;
    }

    /**
     * {@code {raw, verdict, numbers: [{e164, extension, type, region, zones, evidence, places}], codes, message}}. Of a
     * value that is rejected as {@link NumberCode#CELL_TOO_LONG}, {@code raw} has the first {@value #SHOWN_CHARS}
     * characters, and {@code rawLength} says how many were read.
     */
    String json(String raw, FoundNumber found, PlaceHints hints) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            boolean tooLong = found.codes().contains(NumberCode.CELL_TOO_LONG);
            json.writeStringField("raw", tooLong ? beginning(raw) : raw);
            if (tooLong) {
                json.writeNumberField("rawLength", raw.length());
            }
            json.writeStringField("verdict", word(found.verdict()));
            json.writeArrayFieldStart("numbers");
            for (DialNumber number : found.numbers()) {
                write(json, number, evidence.find(hints, number.e164(), "", false));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("codes");
            for (NumberCode code : found.codes()) {
                json.writeString(code.name());
            }
            json.writeEndArray();
            json.writeStringField("message", message(found));
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot break", e);
        }
        return line.toString();
    }

    /** Verdict, numbers and reason, parted by tabs. */
    String words(FoundNumber found) {
        String numbers = found.numbers().stream().map(number -> number.extension().isEmpty() ? number.e164()
                : number.e164() + ";ext=" + number.extension()).collect(Collectors.joining(", "));
        return word(found.verdict()) + "\t" + (numbers.isEmpty() ? "-" : numbers) + "\t" + message(found);
    }

    /** Cut between characters, not within one. */
    private static String beginning(String raw) {
        boolean between = Character.isHighSurrogate(raw.charAt(SHOWN_CHARS - 1));
        return raw.substring(0, between ? SHOWN_CHARS - 1 : SHOWN_CHARS);
    }

    private void write(JsonGenerator json, DialNumber number, Whereabouts where) throws IOException {
        json.writeStartObject();
        json.writeStringField("e164", number.e164());
        if (number.extension().isEmpty()) {
            json.writeNullField("extension");
        } else {
            json.writeStringField("extension", number.extension());
        }
        json.writeStringField("type", number.type().word());
        json.writeStringField("region", number.country());
        json.writeArrayFieldStart("zones");
        for (ZoneId zone : where.zones()) {
            json.writeString(zone.getId());
        }
        json.writeEndArray();
        json.writeStringField("evidence", where.best().map(clue -> clue.source().word()).orElse("none"));
        json.writeArrayFieldStart("places");
        for (String place : places(where)) {
            json.writeString(place);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The regions behind the zones, in words. */
    private List<String> places(Whereabouts where) {
        return where.clues().stream().filter(clue -> clue.source() != ZoneSource.COUNTRY)
                .flatMap(clue -> clue.regions().stream()).distinct().flatMap(code -> Regions.byCode(code).stream())
                .map(this::name).toList();
    }

    private String name(Region region) {
        return russian ? region.nameRu() : region.nameEn();
    }

    private String message(FoundNumber found) {
        List<String> sentences = new ArrayList<>();
        for (NumberCode code : found.codes()) {
            sentences.add(russian ? code.wordsRu() : code.wordsEn());
        }
        String advice = russian ? found.code().adviceRu() : found.code().adviceEn();
        boolean wanted = found.verdict() == Verdict.WARNING || found.verdict() == Verdict.REJECTED;
        return String.join("; ", sentences) + (wanted && !advice.isEmpty() ? ". " + advice : "");
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
