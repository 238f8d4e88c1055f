package dialer.compliance;

/** Why a number may or may not be called now, in words for people. */
public enum Reason {
    ALLOWED("Звонить можно", "A call may begin now"),
    OUTSIDE_HOURS("Сейчас вне часов звонков", "It is outside calling hours"),
    CLOSING_SOON("Часы звонков кончаются раньше, чем мог бы кончиться звонок",
            "Calling hours end before a call could be over"),
    HOLIDAY("Праздничный или перенесённый выходной день", "A public holiday or a day off"),
    NO_CALENDAR("Календарь праздников на этот год не загружен: каждый день считается праздником",
            "The year's holiday calendar has not been filled in: every day counts as a holiday"),
    NO_COMMON_WINDOW("Нет часа, когда звонить можно во всех возможных местах получателя",
            "There is no hour that is allowed in every place where the recipient may be"),
    NEVER_OPEN("В ближайший год разрешённых часов нет", "There are no allowed hours within a year"),
    NO_PACK("Для номера нет набора правил", "There is no rule pack for the number"),
    ZONE_UNKNOWN("Часовой пояс получателя неизвестен", "Nobody knows the recipient's time zone"),
    SUPPRESSED("Номер в списке запрещённых", "The number is suppressed"),
    NUMBER_REJECTED("Это не номер, по которому можно звонить", "This is not a number that can be called"),
    LIMIT_REACHED("Исчерпан предел попыток", "The limit of attempts has been reached"),
    GAP("Слишком скоро после прошлой попытки", "Too soon after the last attempt"),
    ABANDONED_LOCK("Недавно человек не дождался оператора", "The person was abandoned lately"),
    MACHINE_LOCK("Недавно ответил автоответчик", "A machine answered lately"),
    WRONG_PURPOSE("Набор правил не для такой цели звонка", "The rule pack is not made for calls of this purpose"),
    CONSENT_MISSING("Нет согласия получателя", "The recipient's consent is missing"),
    LABEL_MISSING("Исходящий номер не маркирован", "The caller-id has no valid label"),
    LINE_PAUSED("Оператор получателя отклоняет звонки с исходящих номеров: они на паузе",
            "The recipient's operator refuses calls from the caller-ids: they are paused"),
    DEADLINE_PASSED("До срока заказа звонить больше нельзя",
            "There is no hour left before the order's deadline");

    private final String wordsRu;
    private final String wordsEn;

    Reason(String wordsRu, String wordsEn) {
        this.wordsRu = wordsRu;
        this.wordsEn = wordsEn;
    }

    public String wordsRu() {
        return wordsRu;
    }

    public String wordsEn() {
        return wordsEn;
    }
}
