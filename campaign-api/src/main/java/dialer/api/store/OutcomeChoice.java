package dialer.api.store;

import dialer.api.store.OutcomeField.Kind;
import dialer.core.campaign.OutcomeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One outcome as agents see it: a leaf of the tree of outcomes, one key away or, on a branch, two.
 *
 * @param outcomeId    unique within the campaign, from 1
 * @param code         stable name for machines
 * @param hotkey       one character, null for none; unique on its branch
 * @param needsNote    whether a note must be given
 * @param agreed       whether it counts as an agreement
 * @param retryDelayMs for RETRY and MACHINE: how long to wait
 * @param result       what couriers are told, one of {@link #RESULTS}; empty for nothing
 * @param branch       where it stands, null for the trunk
 * @param fields       what it asks for
 */
public record OutcomeChoice(int outcomeId, String code, OutcomeKind kind, String labelRu, String labelEn,
        @Nullable String hotkey, boolean needsNote, boolean agreed, long retryDelayMs, String result,
        @Nullable Branch branch, List<OutcomeField> fields) {

    /** What a courier can be told has come of an order. */
    public static final Set<String> RESULTS = Set.of("agreed", "agreed_pickup", "postponed_call", "refused",
            "unreachable", "wrong_number", "already_delivered", "cancelled_by_courier", "needs_courier_action",
            "payment_link_sent");

    /** Outcomes that belong together; its key opens it. */
    public record Branch(String hotkey, String labelRu, String labelEn) {
    }

    public OutcomeChoice {
        fields = List.copyOf(fields);
    }

    /** An outcome on the trunk that asks for nothing. */
    public OutcomeChoice(int outcomeId, String code, OutcomeKind kind, String labelRu, String labelEn,
            @Nullable String hotkey, boolean needsNote, boolean agreed, long retryDelayMs) {
        this(outcomeId, code, kind, labelRu, labelEn, hotkey, needsNote, agreed, retryDelayMs, "", null, List.of());
    }

    /** Whether the outcome cannot be chosen without a form that was checked against it. */
    public boolean needsForm() {
        return fields.stream().anyMatch(OutcomeField::required);
    }

    private OutcomeChoice on(@Nullable Branch where) {
        return new OutcomeChoice(outcomeId, code, kind, labelRu, labelEn, hotkey, needsNote, agreed, retryDelayMs,
                result, where, fields);
    }

    private OutcomeChoice tells(String word, OutcomeField... asks) {
        return new OutcomeChoice(outcomeId, code, kind, labelRu, labelEn, hotkey, needsNote, agreed, retryDelayMs,
                word, branch, List.of(asks));
    }

    /** The outcomes a new campaign begins with. */
    public static List<OutcomeChoice> usual() {
        long hour = 3_600_000L;
        Branch agreed = new Branch("1", "Договорились", "Agreed");
        Branch other = new Branch("5", "Другое", "Something else");
        OutcomeField comment = OutcomeField.text("comment", false, "Комментарий курьеру", "Comment for the courier",
                500);
        return List.of(
                new OutcomeChoice(1, "agreed", OutcomeKind.FINAL, "Доставка курьером", "Courier delivers", "1", false,
                        true, 0).on(agreed).tells("agreed",
                        OutcomeField.needed("slot", Kind.SLOT, "Когда привезти", "When to deliver"),
                        OutcomeField.text("address", false, "Новый адрес", "New address", 300), comment),
                new OutcomeChoice(2, "callback", OutcomeKind.CALLBACK, "Перезвонить", "Call back", "2", false,
                        false, 0).tells("postponed_call"),
                new OutcomeChoice(3, "refused", OutcomeKind.FINAL, "Отказ от заказа", "Refused", "3", false, false, 0)
                        .tells("refused", OutcomeField.needed("reason", Kind.REASON, "Причина", "Reason"),
                                OutcomeField.text("comment", false, "Пояснение", "Explanation", 500)),
                new OutcomeChoice(4, "machine", OutcomeKind.MACHINE, "Автоответчик", "Answering machine", "4", false,
                        false, 2 * hour),
                new OutcomeChoice(5, "wrong-number", OutcomeKind.WRONG_NUMBER, "Не тот человек", "Wrong person", "1",
                        false, false, 0).on(other).tells("wrong_number"),
                new OutcomeChoice(6, "do-not-call", OutcomeKind.SUPPRESS, "Просит больше не звонить",
                        "Do not call again", "6", false, false, 0).tells("refused"),
                new OutcomeChoice(7, "agreed-pickup", OutcomeKind.FINAL, "Самовывоз", "Pick-up", "2", false, true, 0)
                        .on(agreed).tells("agreed_pickup",
                        OutcomeField.text("point", true, "Пункт выдачи", "Pick-up point", 200),
                        new OutcomeField("date", Kind.DATE, false, "Когда заберёт", "Day of pick-up", 0, List.of()),
                        comment),
                new OutcomeChoice(8, "already-delivered", OutcomeKind.FINAL, "Уже получил", "Has it already", "2",
                        false, false, 0).on(other).tells("already_delivered"),
                new OutcomeChoice(9, "courier-action", OutcomeKind.FINAL, "Нужно решение курьера",
                        "The courier must decide", "3", false, false, 0).on(other).tells("needs_courier_action",
                        OutcomeField.text("comment", true, "Что нужно", "What is needed", 500)));
    }
}
