package dialer.numbering;

/**
 * Why a number got its verdict, in words for people, and what they can do about it. The order is that of weight: of
 * several codes of one cell the first stands first.
 */
public enum NumberCode {
    // nothing to dial
    EMPTY(Verdict.REJECTED, "Номера нет", "There is no number",
            "Заполните номер или уберите строку", "Fill in the number or remove the row"),
    NO_NUMBER(Verdict.REJECTED, "Вместо номера написано, что его нет", "Instead of a number it says that there is none",
            "Заполните номер или уберите строку", "Fill in the number or remove the row"),
    DIGITS_LOST(Verdict.REJECTED, "Excel потерял цифры номера", "Excel has lost digits of the number",
            "Выгрузите столбец как текст: цифры из 7,91612E+10 восстановить нельзя",
            "Export the column as text: the digits behind 7.91612E+10 cannot be restored"),
    MASKED(Verdict.REJECTED, "Часть цифр скрыта", "Some digits are hidden",
            "Выгрузите номера без звёздочек", "Export the numbers without asterisks"),
    SHORT_CODE(Verdict.REJECTED, "Короткий или экстренный номер", "A short code or an emergency number",
            "Такие номера не набираются; укажите номер человека", "Never dialed; give the person's own number"),
    PREMIUM(Verdict.REJECTED, "Платный номер", "A premium-rate or shared-cost number",
            "Набор платных номеров разрешают в настройках кампании", "The campaign's settings can allow such numbers"),
    FOREIGN_NOT_ALLOWED(Verdict.REJECTED, "Номер другой страны, кампания такие не набирает",
            "A number of another country; the campaign takes none",
            "Разрешите другие страны в настройках кампании", "Allow other countries in the campaign's settings"),
    LOCAL_NUMBER(Verdict.REJECTED, "Номер без кода города", "A local number without its area code",
            "Добавьте код города, почтовый индекс или населённый пункт",
            "Add the area code, the postal index or the settlement"),
    TOO_SHORT(Verdict.REJECTED, "Слишком мало цифр", "Too few digits",
            "Не хватает цифры: сверьте номер с источником", "A digit is missing: compare with the source"),
    TOO_LONG(Verdict.REJECTED, "Слишком много цифр", "Too many digits",
            "Есть лишняя цифра: сверьте номер с источником", "There is a digit too many: compare with the source"),
    OTHER_DIGITS(Verdict.REJECTED, "Это не телефон: дата, сумма или номер документа",
            "Not a telephone: a date, an amount or a document's number",
            "Проверьте, тот ли столбец выбран", "Look whether the right column was chosen"),
    NOT_A_LINK_TO_A_PHONE(Verdict.REJECTED, "Почта или ссылка вместо номера", "An e-mail or a link instead of a number",
            "Проверьте, тот ли столбец выбран", "Look whether the right column was chosen"),
    LETTERS(Verdict.REJECTED, "В ячейке нет номера, только слова", "There is no number in the cell, only words",
            "Проверьте, тот ли столбец выбран", "Look whether the right column was chosen"),
    LOOKALIKE_UNCLEAR(Verdict.REJECTED, "Буквы среди цифр читаются по-разному",
            "Letters among the digits can be read in several ways",
            "Наберите номер цифрами", "Write the number in digits"),
    NOT_A_NUMBER(Verdict.REJECTED, "Такого номера не бывает", "There can be no such number",
            "Сверьте код и цифры с источником", "Compare code and digits with where the number came from"),
    CELL_TOO_LONG(Verdict.REJECTED, "В ячейке слишком много текста", "There is too much text in the cell",
            "Проверьте кавычки и разделители файла", "Look at the file's quotes and delimiters"),
    // to be accepted by a person
    DO_NOT_CALL(Verdict.WARNING, "Рядом с номером просят не звонить", "The cell asks not to call this number",
            "Проверьте, можно ли звонить, и примите строку", "Make sure that the call is wanted, then accept the row"),
    FAX(Verdict.WARNING, "Это факс", "This is a fax",
            "Укажите номер, по которому отвечают", "Give a number at which somebody answers"),
    AREA_CODE_UNCERTAIN(Verdict.WARNING, "У места несколько кодов: выберите номер",
            "The place has several area codes: pick the number",
            "Выберите один из номеров", "Pick one of the numbers"),
    FAKE(Verdict.WARNING, "Похоже на выдуманный номер", "It looks like a made-up number",
            "Проверьте номер и примите строку, если он настоящий", "Accept the row if the number is real"),
    LOOKALIKE(Verdict.WARNING, "Буквы вместо похожих цифр", "Letters instead of digits that look like them",
            "Проверьте прочтение и примите строку", "Look at the reading, then accept the row"),
    ALTERNATIVE_ENDING(Verdict.WARNING, "У номера два окончания через дробь",
            "The number has two endings parted by a slash",
            "Проверьте оба номера и примите строку", "Look at both numbers, then accept the row"),
    AMBIGUOUS(Verdict.WARNING, "Номер читается двумя способами", "The number can be read in two ways",
            "Выберите верное прочтение", "Pick the right reading"),
    COUNTRY_GUESSED(Verdict.WARNING, "Код страны угадан", "The country was guessed",
            "Допишите «+» и код страны", "Write \"+\" and the country code"),
    DIGITS_LEFT_OVER(Verdict.WARNING, "После номера остались лишние цифры", "Digits are left over beside the number",
            "Проверьте номер: лишние цифры не набираются", "Look at the number: the digits left over are not dialed"),
    NOT_IN_PLAN(Verdict.WARNING, "В реестре нумерации нет такого диапазона", "The numbering registry has no such range",
            "Проверьте номер или обновите реестр", "Look at the number, or import a newer registry"),
    // repaired, one reading
    AREA_CODE_ADDED(Verdict.FIXED, "Код города добавлен по адресу", "The area code was added by the address", "", ""),
    PREFIX_REPAIRED(Verdict.FIXED, "Исправлен код перед номером", "The prefix of the number was repaired", "", ""),
    GLUED(Verdict.FIXED, "Слитные номера разделены", "Numbers written as one were parted", "", ""),
    SEVERAL(Verdict.FIXED, "В ячейке несколько номеров, взяты все",
            "There are several numbers in the cell, all were taken", "", ""),
    PART_LEFT_OUT(Verdict.FIXED, "Часть ячейки не номер и не взята", "A part of the cell is no number and was left out",
            "Проверьте остаток ячейки", "Look at the rest of the cell"),
    REPEATED(Verdict.FIXED, "Один номер написан дважды", "One number is written twice", "", ""),
    EXTENSION(Verdict.FIXED, "Добавочный номер отделён", "The extension was set apart", "", ""),
    WORDS_REMOVED(Verdict.FIXED, "Слова вокруг номера убраны", "Words around the number were removed", "", ""),
    DECIMAL_TAIL(Verdict.FIXED, "Убран хвост «.0» от таблицы", "The spreadsheet's \".0\" was removed", "", ""),
    TEXT_MARK(Verdict.FIXED, "Убран знак таблицы «это текст»", "The spreadsheet's mark of a text was removed", "", ""),
    EXPONENT_RESTORED(Verdict.FIXED, "Номер восстановлен из записи с E, цифры все на месте",
            "The number was restored from its E notation, which has all digits", "", ""),
    DIGITS_CONVERTED(Verdict.FIXED, "Цифры другого начертания переписаны",
            "Digits of another script were converted", "", ""),
    // as it should be
    PREFIX_RESTORED(Verdict.OK, "Добавлен код страны", "The country code was added", "", ""),
    FOREIGN(Verdict.OK, "Номер другой страны", "A number of another country", "", ""),
    PLAIN(Verdict.OK, "Номер в порядке", "The number is fine", "", "");

    private final Verdict verdict;
    private final String wordsRu;
    private final String wordsEn;
    private final String adviceRu;
    private final String adviceEn;

    NumberCode(Verdict verdict, String wordsRu, String wordsEn, String adviceRu, String adviceEn) {
        this.verdict = verdict;
        this.wordsRu = wordsRu;
        this.wordsEn = wordsEn;
        this.adviceRu = adviceRu;
        this.adviceEn = adviceEn;
    }

    /** The verdict that this reason alone leads to; of several reasons of a number the strictest verdict counts. */
    public Verdict verdict() {
        return verdict;
    }

    public String wordsRu() {
        return wordsRu;
    }

    public String wordsEn() {
        return wordsEn;
    }

    /** What to do about it; empty where nothing need be done. */
    public String adviceRu() {
        return adviceRu;
    }

    /** What to do about it; empty where nothing need be done. */
    public String adviceEn() {
        return adviceEn;
    }
}
