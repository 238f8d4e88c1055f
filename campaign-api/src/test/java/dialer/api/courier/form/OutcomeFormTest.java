package dialer.api.courier.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.Order;
import dialer.api.store.OutcomeChoice;
import dialer.numbering.PhoneNormaliser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent fills in, against the usual outcomes. */
class OutcomeFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOLD = "5f0c7c0e-6d6b-4c53-9d5f-3f2a4a0f1b11";
    private static final List<Order> TWO = List.of(order("71", "завтра с 10 до 14"), order("72", ""));

    @Test
    void shouldGiveEveryOrderTheChosenOutcomeWithItsDetails() {
        CheckedForm form = check("agreed", TWO, true, """
                {"slot": {"holdId": "%s"}, "address": " Лесная, 5 ", "comment": "домофон 12", "spokeWith": "other"}"""
                .formatted(HOLD));
        assertThat(form.wrongs()).isEmpty();
        assertThat(form.holds()).extracting(Object::toString).containsExactly(HOLD);
        assertThat(form.data()).hasToString(json("""
                {"orders": [
                  {"orderKey": "71", "outcome": "agreed", "choice": "agreed", "data": {"slot": {"holdId": "%1$s"},
                   "address": "Лесная, 5", "comment": "домофон 12"}},
                  {"orderKey": "72", "outcome": "agreed", "choice": "agreed", "data": {"slot": {"holdId": "%1$s"},
                   "address": "Лесная, 5", "comment": "домофон 12"}}],
                 "spokeWith": "other"}""".formatted(HOLD)).toString());
    }

    @Test
    void shouldLetAnOrderEndOtherwiseThanTheCall() {
        CheckedForm form = check("agreed", TWO, true, """
                {"slot": {"holdId": "%s"}, "orders": [{"orderKey": "72", "choice": "refused",
                 "data": {"reason": "other", "comment": "передумал"}}]}""".formatted(HOLD));
        assertThat(form.wrongs()).isEmpty();
        assertThat(form.data().findValuesAsText("outcome")).containsExactly("agreed", "refused");
        assertThat(form.data().path("orders").path(1).path("data").path("reason").asText()).isEqualTo("other");
    }

    @Test
    void shouldLetOnlyFinalOutcomesStandForOneOrder() {
        assertThat(codes(check("agreed", TWO, true, """
                {"planned": true, "orders": [{"orderKey": "72", "choice": "callback"}, {"orderKey": "73"},
                 {"orderKey": "72"}, {"orderKey": "71", "choice": "nothing"}]}""")))
                .containsExactlyInAnyOrder("/data/orders/0/choice not-final", "/data/orders/1/orderKey unknown",
                        "/data/orders/2/orderKey not-unique", "/data/orders/3/choice unknown");
        assertThat(check("callback", TWO, true, "{\"orders\": [{\"orderKey\": \"72\", \"choice\": \"callback\"}]}")
                .wrongs()).as("the call's own outcome").isEmpty();
    }

    @Test
    void shouldLeaveItToTheCourierWhereNothingIsPromised() {
        String wish = "{\"desired\": {\"date\": \"2026-11-27\", \"from\": \"10:00\", \"to\": \"14:00\"}}";
        String meeting = "{\"meeting\": {\"place\": \"у остановки\", \"date\": \"2026-11-26\", \"time\": \"15:37\"}}";
        List<Order> one = List.of(order("71", "завтра"));
        assertThat(outcome(check("agreed", one, true, wish))).isEqualTo("needs_courier_action");
        assertThat(outcome(check("agreed", one, false, wish))).as("nobody to ask").isEqualTo("agreed");
        assertThat(outcome(check("agreed", one, false, meeting))).isEqualTo("needs_courier_action");
        assertThat(outcome(check("agreed", one, true, "{\"planned\": true}"))).isEqualTo("agreed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "agreed | {} | /data/slot missing",
        "agreed | {\"slot\": {\"holdId\": \"7\"}} | /data/slot/holdId wrong-kind",
        "agreed | {\"desired\": {\"date\": \"2026-11-25\", \"from\": \"10:00\", \"to\": \"14:00\"}} | "
            + "/data/desired/date out-of-range",
        "agreed | {\"desired\": {\"date\": \"2026-11-27\", \"from\": \"14:00\", \"to\": \"10:00\"}} | "
            + "/data/desired/to out-of-range",
        "agreed | {\"meeting\": {\"place\": \" \", \"date\": \"2026-11-27\", \"time\": \"15:37\"}} | "
            + "/data/meeting/place missing",
        "agreed | {\"planned\": true, \"colour\": \"red\"} | /data/colour unknown-field",
        "agreed | {\"planned\": true, \"address\": [1]} | /data/address wrong-kind",
        "refused | {} | /data/reason missing",
        "refused | {\"reason\": \"because\"} | /data/reason unknown",
        "refused | {\"reason\": \"other\"} | /data/reason needs-comment",
        "agreed-pickup | {\"point\": \"Мира, 1\", \"date\": \"soon\"} | /data/date out-of-range",
        "wrong-number | {\"spokeWith\": \"nobody\"} | /data/spokeWith unknown",
        "wrong-number | {\"corrections\": {\"number\": \"12\"}} | /data/corrections/number no-number",
        "wrong-number | {\"orders\": {}} | /data/orders wrong-kind"})
    void shouldSayWhatIsWrongAndWhere(String outcome, String data, String wrong) {
        assertThat(codes(check(outcome, List.of(order("71", "завтра")), true, data))).contains(wrong);
    }

    @Test
    void shouldRefuseThePlanOfAnOrderThatHasNone() {
        assertThat(codes(check("agreed", TWO, true, "{\"planned\": true}"))).containsExactly(
                "/data/planned not-planned");
    }

    @Test
    void shouldWriteACorrectedNumberInOneForm() {
        assertThat(check("wrong-number", TWO, true, "{\"corrections\": {\"number\": \"8 (916) 300-45-67\"}}").data()
                .path("corrections").path("number").asText()).isEqualTo("+79163004567");
    }

    @Test
    void shouldUseTheCouriersReasonsWhereHeHasAny() {
        assertThat(Reasons.of("[{\"code\": \"R7\", \"labelRu\": \"Брак\"}]")).singleElement()
                .satisfies(reason -> assertThat(reason.labelEn()).isEqualTo("Брак"));
        assertThat(Reasons.of(null)).isEqualTo(Reasons.USUAL);
        assertThat(Reasons.of("{\"code\": 7}")).isEqualTo(Reasons.USUAL);
        assertThat(Reasons.of("nonsense")).isEqualTo(Reasons.USUAL);
    }

    private static CheckedForm check(String outcome, List<Order> orders, boolean givesSlots, String data) {
        OutcomeChoice chosen = OutcomeChoice.usual().stream().filter(one -> one.code().equals(outcome)).findFirst()
                .orElseThrow();
        FormGround ground = new FormGround(OutcomeChoice.usual(), chosen, orders, Reasons.USUAL, givesSlots,
                LocalDate.of(2026, 11, 26));
        PhoneNormaliser numbers = new PhoneNormaliser();
        return OutcomeForm.check(ground, json(data), written -> numbers.judge(written).e164().stream().findFirst());
    }

    private static List<String> codes(CheckedForm form) {
        return form.wrongs().stream().map(wrong -> wrong.pointer() + " " + wrong.code()).distinct().toList();
    }

    private static String outcome(CheckedForm form) {
        assertThat(form.wrongs()).isEmpty();
        return form.data().path("orders").path(0).path("outcome").asText();
    }

    private static Order order(String key, String interval) {
        return new Order(key, "Д-" + key, "", List.of(), List.of(), Order.Sums.NONE, interval, "", "", "");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
