package dialer.numbering;

import java.util.Locale;

/** Where a clue about a recipient's time zone comes from, the weightiest first. */
public enum ZoneSource {
    JOB("зона названа в заказе", "the order names the zone"),
    SETTLEMENT("населённый пункт адреса", "the settlement of the address"),
    REGION("регион адреса", "the region of the address"),
    POSTAL_INDEX("почтовый индекс", "the postal index"),
    NUMBERING_PLAN("диапазон в реестре нумерации", "the number's range in the numbering registry"),
    AREA_CODE("код города в номере", "the number's area code"),
    LIBRARY("код страны и зоны по libphonenumber", "country and area by libphonenumber"),
    CAMPAIGN("зона кампании по умолчанию", "the campaign's default zone"),
    COUNTRY("известна только страна", "only the country is known");

    private final String wordsRu;
    private final String wordsEn;

    ZoneSource(String wordsRu, String wordsEn) {
        this.wordsRu = wordsRu;
        this.wordsEn = wordsEn;
    }

    /** The word in JSON: "postal_index". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String wordsRu() {
        return wordsRu;
    }

    public String wordsEn() {
        return wordsEn;
    }
}
