package dialer.api.intake;

import dialer.api.words.Sentences;
import dialer.numbering.NumberCode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a row's code says, in words, and what can be done about it. */
public final class Reasons {

    private static final Map<String, NumberCode> NUMBERS = Arrays.stream(NumberCode.values())
            .collect(Collectors.toMap(NumberCode::name, Function.identity()));

    private Reasons() {
    }

    /** The reason in the language of the sentences. */
    public static String reason(String code, Sentences words) {
        String sentence = words.of("row." + code);
        NumberCode number = NUMBERS.get(code);
        if (!sentence.equals("row." + code) || number == null) {
            return sentence.equals("row." + code) ? code : sentence;
        }
        return words == Sentences.RU ? number.wordsRu() : number.wordsEn();
    }

    /** What to do about it; empty where there is nothing to say. */
    public static String suggestion(String code, Sentences words) {
        String sentence = words.of("suggestion." + code);
        NumberCode number = NUMBERS.get(code);
        if (!sentence.equals("suggestion." + code) || number == null) {
            return sentence.equals("suggestion." + code) ? "" : sentence;
        }
        return words == Sentences.RU ? number.adviceRu() : number.adviceEn();
    }
}
