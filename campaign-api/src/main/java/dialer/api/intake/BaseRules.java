package dialer.api.intake;

import dialer.numbering.NumberRules;

/**
 * What a campaign says about its bases.
 *
 * @param defaultZone IANA zone for recipients of whom nothing else is known, empty for none
 * @param numbers     which numbers it takes
 * @param addressWins whether the number's own place is left out where the address is known
 */
public record BaseRules(String defaultZone, NumberRules numbers, boolean addressWins) {

    /** Russian writing, no premium numbers, any country, all evidence together. */
    public static final BaseRules USUAL = inZone("");

    /** As usual, with a zone for those of whom nothing is known. */
    public static BaseRules inZone(String defaultZone) {
        return new BaseRules(defaultZone, NumberRules.RUSSIA, false);
    }
}
