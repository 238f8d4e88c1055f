package dialer.numbering;

/** Why a number got its verdict, in words for people. */
public enum NumberCode {
    PLAIN("Номер в порядке", "The number is fine"),
    PREFIX_RESTORED("Добавлен код страны", "The country code was added"),
    EMPTY("Номера нет", "There is no number"),
    TOO_SHORT("Слишком мало цифр", "Too few digits"),
    TOO_LONG("Слишком много цифр", "Too many digits"),
    LETTERS("В номере есть буквы", "There are letters in the number"),
    DIGITS_LOST("Excel потерял цифры номера: выгрузите столбец как текст",
            "Excel has lost digits of the number: export the column as text"),
    SHORT_CODE("Короткий или экстренный номер", "A short code or an emergency number"),
    PREMIUM("Платный номер", "A premium-rate number"),
    NOT_A_NUMBER("Такого номера не бывает", "There can be no such number"),
    FAKE("Похоже на выдуманный номер", "It looks like a made-up number"),
    SEVERAL("В ячейке несколько номеров, взяты все", "There are several numbers in the cell, all were taken"),
    NO_PHONE_COLUMN("В строке нет столбца с номером", "The row has no phone column"),
    BAD_ROW("Строку не удалось прочитать", "The row could not be read"),
    DUPLICATE_IN_LIST("Этот номер уже есть в этой базе", "This number is in this base already");

    private final String wordsRu;
    private final String wordsEn;

    NumberCode(String wordsRu, String wordsEn) {
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
