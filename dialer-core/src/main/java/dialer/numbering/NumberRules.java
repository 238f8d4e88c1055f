package dialer.numbering;

/**
 * What a campaign takes.
 *
 * @param homeCountry ISO 3166-1: whose national writing is understood, "RU"
 * @param premium     whether premium-rate and shared-cost numbers may be dialed
 * @param foreign     whether numbers outside the home country may be dialed; Russia and Kazakhstan share a plan, yet
 *                    are two countries
 */
public record NumberRules(String homeCountry, boolean premium, boolean foreign) {

    /** Russian writing, no premium numbers, any country. */
    public static final NumberRules RUSSIA = new NumberRules("RU", false, true);

    /** Whether 8 and 7 in front mean what they mean in Russia and Kazakhstan. */
    boolean sharesPlanOfRussia() {
        return homeCountry.equals("RU") || homeCountry.equals("KZ");
    }
}
