package dialer.api.store;

import dialer.core.campaign.OutcomeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outcome as agents see it.
 *
 * @param outcomeId    unique within the campaign, from 1
 * @param code         stable name for machines
 * @param hotkey       one character, null for none
 * @param needsNote    whether a note must be given
 * @param agreed       whether it counts as an agreement
 * @param retryDelayMs for RETRY and MACHINE: how long to wait
 */
public record OutcomeChoice(int outcomeId, String code, OutcomeKind kind, String labelRu, String labelEn,
        @Nullable String hotkey, boolean needsNote, boolean agreed, long retryDelayMs) {

    /** The outcomes a new campaign begins with. */
    public static List<OutcomeChoice> usual() {
        long hour = 3_600_000L;
        return List.of(
                new OutcomeChoice(1, "agreed", OutcomeKind.FINAL, "Доставка согласована", "Delivery agreed", "1", false,
                        true, 0),
                new OutcomeChoice(2, "callback", OutcomeKind.CALLBACK, "Перезвонить", "Call back", "2", false,
                        false, 0),
                new OutcomeChoice(3, "refused", OutcomeKind.FINAL, "Отказ от заказа", "Refused", "3", true, false, 0),
                new OutcomeChoice(4, "machine", OutcomeKind.MACHINE, "Автоответчик", "Answering machine", "4", false,
                        false, 2 * hour),
                new OutcomeChoice(5, "wrong-number", OutcomeKind.WRONG_NUMBER, "Не тот человек", "Wrong person", "5",
                        false, false, 0),
                new OutcomeChoice(6, "do-not-call", OutcomeKind.SUPPRESS, "Просит больше не звонить",
                        "Do not call again",
                        "6", false, false, 0));
    }
}
