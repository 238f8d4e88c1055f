package dialer.api.live;

import dialer.api.store.Order;
import dialer.api.store.OutcomeChoice.Branch;
import dialer.api.store.OutcomeField;
import dialer.api.store.OutcomeField.Option;
import dialer.api.store.Script.Answer;
import dialer.core.campaign.OutcomeKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipient's card with script, terms and outcomes; one message.
 *
 * @param attemptId 0 in a preview
 * @param zone      where the recipient is, null when nobody knows
 * @param orders    what the call is about, at least one
 * @param reasons   why an order can be refused
 * @param recorded  whether the conversation is recorded
 */
record Card(String type, long attemptId, long contactId, CampaignName campaign, Shop shop, Recipient recipient,
        List<Field> fields, Talk script, List<Text> terms, List<Choice> outcomes, List<Tried> history,
        @Nullable Zone zone, @Nullable CallbackWindow callbackWindow, List<Order> orders, List<Option> reasons,
        boolean recorded) {

    @Override
    public String toString() {
        return "Card[" + attemptId + ", " + contactId + "]";
    }

    /** The campaign. */
    record CampaignName(int id, String name) {
    }

    /** In whose name the agent speaks. */
    record Shop(String name, String greeting) {
    }

    /**
     * Who is on the line; {@code numbers} are the other ones, {@code others} with what came of them. A number's id is
     * what the page asks for when the agent wants to dial it.
     */
    record Recipient(String name, String number, long numberId, List<String> numbers, List<OtherNumber> others) {
    }

    /** Another number of the recipient; {@code last} is the disposition of the last attempt at it. */
    record OtherNumber(long numberId, String number, int attempts, @Nullable String last, boolean suppressed) {
    }

    /** A field of the base's row. */
    record Field(String key, String label, String value) {
    }

    /** The steps to say, what to answer to objections, and the same in other languages. */
    record Talk(String language, List<Step> steps, List<Text> objections, List<OtherTalk> translations) {
    }

    /** One step; answers lead to the key of another one, or, without any, to the next. */
    record Step(String title, String text, String key, boolean required, List<Answer> answers) {
    }

    /** The conversation in another language. */
    record OtherTalk(String language, String greeting, List<Step> steps, List<Text> terms, List<Text> objections) {
    }

    /** A titled text with its placeholders filled. */
    record Text(String title, String text) {
    }

    /** One outcome to choose. */
    record Choice(int id, String code, OutcomeKind kind, String labelRu, String labelEn, @Nullable String hotkey,
            boolean needsNote, boolean agreed, @Nullable Branch branch, List<OutcomeField> fields) {
    }

    /** An earlier attempt. */
    record Tried(Instant at, String disposition, @Nullable String outcome, @Nullable String outcomeEn,
            @Nullable String note) {
    }

    /** The recipient's zone; the offset as {@code +03:00} or {@code Z}. */
    record Zone(String id, String offset, String localTime) {
    }

    /** When a callback may be promised, on the recipient's wall clock, today. */
    record CallbackWindow(String opens, String closes) {
    }
}
