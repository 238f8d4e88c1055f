package dialer.api.rules;

import dialer.compliance.AttemptLimit;
import dialer.compliance.AttemptLimits;
import dialer.compliance.CampaignChoices;
import dialer.compliance.CampaignRules;
import dialer.compliance.DayKind;
import dialer.compliance.Hours;
import dialer.compliance.Purpose;
import dialer.compliance.Relaxation;
import dialer.core.attempt.Disposition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's rules as people and machines write them; also how they are stored.
 *
 * @param purpose     why it calls; transactional when missing
 * @param courier     in whose name it calls: limits per seller, suppressions and caller-ids go by it
 * @param hours       its own hours, tighter than the packs': {@code workday, saturday, sunday, holiday}, each written
 *                    {@code 10:00-13:00, 14:00-20:00}, empty or missing for closed; missing altogether for none
 * @param limits      its own limits
 * @param gapMs       least time between two attempts at a number
 * @param rounds      hours of the first attempt at a contact, of the second, … up to six, each as above, or
 *                    {@code best}: those at which people of the region have answered most, as soon as enough is known;
 *                    the last one also holds for all later attempts
 * @param relaxations what somebody has relaxed, with a name, a reason and an end
 * @param choices     everything else; what is missing is as usual
 */
public record RulesDocument(@Nullable Purpose purpose, @Nullable String courier, @Nullable Map<String, String> hours,
        @Nullable List<Limit> limits, @Nullable Long gapMs, @Nullable List<String> rounds,
        @Nullable List<Relaxed> relaxations, @Nullable Choices choices) {

    private static final String BEST = "best";
    private static final long LONGEST_GAP_MS = 30 * 86_400_000L;

    /**
     * What a campaign has chosen beside hours and limits.
     *
     * @param needsConsent   whether nobody is called who has not agreed; false when missing
     * @param otherTimeAfter dispositions such as {@code NO_ANSWER}: the next attempt is made at another time of day
     * @param addressWins    whether the number's own place is left out where the address is known; false when missing
     * @param premium        whether bases may bring premium-rate numbers; false when missing
     * @param foreign        whether bases may bring foreign numbers; true when missing
     */
    public record Choices(@Nullable Boolean needsConsent, @Nullable List<Disposition> otherTimeAfter,
            @Nullable Boolean addressWins, @Nullable Boolean premium, @Nullable Boolean foreign) {
        CampaignChoices with(Set<Integer> learnedRounds) {
            return new CampaignChoices(Boolean.TRUE.equals(needsConsent),
                    otherTimeAfter == null ? Set.of()
                            : otherTimeAfter.stream().map(Disposition::name).collect(Collectors.toSet()),
                    learnedRounds, Boolean.TRUE.equals(addressWins), Boolean.TRUE.equals(premium),
                    !Boolean.FALSE.equals(foreign));
        }

        static Choices of(CampaignChoices choices) {
            return new Choices(choices.needsConsent(),
                    choices.otherTimeAfter().stream().sorted().map(Disposition::valueOf).toList(),
                    choices.addressWins(), choices.premium(), choices.foreign());
        }
    }

    /** A limit. */
    public record Limit(AttemptLimit.Scope per, AttemptLimit.Counted counting, int atMost, String in) {
        AttemptLimit limit() {
            for (AttemptLimit.Period period : AttemptLimit.Period.values()) {
                if (period.word().equals(in)) {
                    return new AttemptLimit(per, counting, atMost, period);
                }
            }
            throw new IllegalArgumentException("\"in\" is day, 24h, week, 7d, month or 30d, not " + in);
        }

        static Limit of(AttemptLimit limit) {
            return new Limit(limit.scope(), limit.counted(), limit.atMost(), limit.period().word());
        }
    }

    /** A relaxed rule. */
    public record Relaxed(String pack, @Nullable Map<String, String> hours, @Nullable List<Limit> limits,
            @Nullable Boolean noLabel, String person, String reason, Instant until) {
        Relaxation relaxation() {
            return new Relaxation(pack, hours == null ? null : hoursOf(hours),
                    limits == null ? null : new AttemptLimits(limits.stream().map(Limit::limit).toList(), 0),
                    Boolean.TRUE.equals(noLabel), person, reason, until.toEpochMilli());
        }

        static Relaxed of(Relaxation relaxation) {
            return new Relaxed(relaxation.packId(), relaxation.hours() == null ? null : text(relaxation.hours()),
                    relaxation.limits() == null ? null
                            : relaxation.limits().limits().stream().map(Limit::of).toList(),
                    relaxation.noLabel() ? Boolean.TRUE : null, relaxation.person(), relaxation.reason(),
                    Instant.ofEpochMilli(relaxation.untilMs()));
        }
    }

    /**
     * As the gate wants them.
     *
     * @throws IllegalArgumentException with a sentence, when something is wrong
     */
    public CampaignRules rules() {
        long gap = gapMs == null ? 0 : gapMs;
        if (gap < 0 || gap > LONGEST_GAP_MS) {
            throw new IllegalArgumentException("\"gapMs\" lies between 0 and 30 days");
        }
        return new CampaignRules(Objects.requireNonNullElse(purpose, Purpose.TRANSACTIONAL),
                courier == null ? "" : courier.strip(),
                hours == null ? Map.of() : hoursOf(hours),
                new AttemptLimits(limits == null ? List.of() : limits.stream().map(Limit::limit).toList(), gap),
                rounds == null ? List.of() : rounds.stream().map(RulesDocument::round).toList(),
                relaxations == null ? List.of() : relaxations.stream().map(Relaxed::relaxation).toList(),
                (choices == null ? Choices.of(CampaignChoices.USUAL) : choices).with(learnedRounds()));
    }

    private static List<Hours> round(String written) {
        return written.strip().equals(BEST) ? CampaignRules.ALL_DAY : Hours.ofDay(written);
    }

    private Set<Integer> learnedRounds() {
        Set<Integer> learned = new TreeSet<>();
        for (int i = 0; rounds != null && i < rounds.size(); i++) {
            if (rounds.get(i).strip().equals(BEST)) {
                learned.add(i);
            }
        }
        return learned;
    }

    /** The other way round. */
    public static RulesDocument of(CampaignRules rules) {
        return new RulesDocument(rules.purpose(), rules.courier(),
                rules.hours().isEmpty() ? null : text(rules.hours()),
                rules.limits().limits().stream().map(Limit::of).toList(), rules.limits().gapMs(),
                rounds(rules), rules.relaxations().stream().map(Relaxed::of).toList(), Choices.of(rules.choices()));
    }

    private static List<String> rounds(CampaignRules rules) {
        List<String> written = new ArrayList<>();
        for (List<Hours> round : rules.rounds()) {
            written.add(rules.choices().learnedRounds().contains(written.size()) ? BEST : Hours.text(round));
        }
        return written;
    }

    private static Map<DayKind, List<Hours>> hoursOf(Map<String, String> written) {
        Map<DayKind, List<Hours>> hours = new EnumMap<>(DayKind.class);
        for (DayKind kind : DayKind.values()) {
            hours.put(kind, List.of());
        }
        written.forEach((day, text) -> {
            try {
                hours.put(DayKind.valueOf(day.toUpperCase(Locale.ROOT)), Hours.ofDay(text));
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                throw new IllegalArgumentException(why.startsWith("hours") ? day + ": " + why
                        : "days are workday, saturday, sunday and holiday, not " + day, e);
            }
        });
        return hours;
    }

    private static Map<String, String> text(Map<DayKind, List<Hours>> hours) {
        Map<String, String> text = new TreeMap<>();
        hours.forEach((kind, spans) -> text.put(kind.name().toLowerCase(Locale.ROOT), Hours.text(spans)));
        return text;
    }
}
