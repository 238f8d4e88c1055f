package dialer.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.api.store.Script;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts as agents read them. */
class TalkWriterTest {

    private static final Map<String, String> CARD = Map.of("sum", "4990", "shop", "Обувной дом", "address", " ");

    @ParameterizedTest
    @CsvSource({"'', true", "sum, true", "Sum, true", "interval, false", "!interval, true", "!sum, false",
        "address, false", "shop=Обувной дом, true", "shop=Другой, false", "interval=, true"})
    void shouldShowAStepOnlyWhereItsConditionHolds(String condition, boolean holds) {
        assertThat(TalkWriter.holds(condition, CARD)).isEqualTo(holds);
    }

    @Test
    void shouldNeverShowBracesToAnAgent() {
        assertThat(TalkWriter.fill("К оплате {{ sum }}, {{interval}}, {{$1}}", CARD, "ru"))
                .isEqualTo("К оплате 4990, —, {{$1}}");
        assertThat(TalkWriter.fill("{{sum}}", Map.of("sum", "$1\\2"), "ru")).isEqualTo("$1\\2");
    }

    @Test
    void shouldReadSumsOutInTheLanguageOfTheScript() {
        Map<String, String> job = Map.of("sum", "6330.00 RUB", "prepaid", "150.50 RUB", "weight", "12 KGS");
        assertThat(TalkWriter.fill("{{Sum}}, {{prepaid}}, {{weight}}", job, "ru").replace('\u00A0', ' '))
                .isEqualTo("6 330 ₽, 150,50 ₽, 12 KGS");
        Card.Talk talk = TalkWriter.talk(Script.usual(), job);
        assertThat(talk.steps()).anyMatch(step -> step.text().contains("330\u00A0₽"));
        assertThat(talk.translations().getFirst().steps()).anyMatch(step -> step.text().contains("RUB\u00A06,330"));
    }

    @Test
    void shouldWriteTheConversationInEveryLanguage() {
        Card.Talk talk = TalkWriter.talk(Script.usual(), CARD);
        assertThat(talk.steps()).extracting(Card.Step::title).as("no address, no such step").doesNotContain("Адрес");
        assertThat(talk.translations()).singleElement().satisfies(english -> {
            assertThat(english.language()).isEqualTo("en");
            assertThat(english.steps()).hasSameSizeAs(talk.steps());
            assertThat(english.steps()).extracting(Card.Step::key)
                    .isEqualTo(talk.steps().stream().map(Card.Step::key).toList());
        });
    }
}
