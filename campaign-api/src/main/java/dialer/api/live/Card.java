package dialer.api.live;

import dialer.core.campaign.OutcomeKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipient's card with script, terms and outcomes; one message.
 *
 * @param attemptId 0 in a preview
 * @param zone      where the recipient is, null when nobody knows
 */
record Card(String type, long attemptId, long contactId, CampaignName campaign, Shop shop, Recipient recipient,
        List<Field> fields, Talk script, List<Text> terms, List<Choice> outcomes, List<Tried> history,
        @Nullable Zone zone, @Nullable CallbackWindow callbackWindow) {

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

    /** Who is on the line; {@code numbers} are the other ones. */
    record Recipient(String name, String number, List<String> numbers) {
    }

    /** A field of the base's row. */
    record Field(String key, String label, String value) {
    }

    /** The steps to say. */
    record Talk(List<Text> steps) {
    }

    /** A titled text with its placeholders filled. */
    record Text(String title, String text) {
    }

    /** One outcome to choose. */
    record Choice(int id, String code, OutcomeKind kind, String labelRu, String labelEn, @Nullable String hotkey,
            boolean needsNote) {
    }

    /** An earlier attempt. */
    record Tried(Instant at, String disposition, @Nullable String outcome, @Nullable String note) {
    }

    /** The recipient's zone; the offset as {@code +03:00} or {@code Z}. */
    record Zone(String id, String offset, String localTime) {
    }

    /** When a callback may be promised, on the recipient's wall clock, today. */
    record CallbackWindow(String opens, String closes) {
    }
}
