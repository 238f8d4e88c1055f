package dialer.api.live;

import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.Script;
import dialer.api.store.Script.Step;
import dialer.api.store.Script.Translation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A script that is being written, as an agent would read it; and the names in it that nothing would fill. */
public final class ScriptPreview {

    /** What a card has by itself, with something to show where there is no contact to show. */
    private static final Map<String, String> SAMPLE = sample();

    private final Catalogue catalogue;

    public ScriptPreview(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A name that nobody's card has.
     *
     * @param at       where it stands, as a JSON pointer into the script
     * @param variable the name between the braces, or of a condition
     */
    public record Gap(String at, String variable) {
    }

    /**
     * The script as an agent would see it.
     *
     * @param variables every name that may be used
     */
    public record Seen(String shop, String greeting, Card.Talk script, List<Card.Text> terms, List<Gap> gaps,
            List<String> variables) {
    }

    /**
     * Fills a script.
     *
     * @param people some of the campaign's contacts, whose cards say which names there are; the first one's card is
     *               shown, and with nobody a sample
     */
    public Seen show(Campaign campaign, Script written, List<Contact> people, String agentName) {
        Set<String> known = new LinkedHashSet<>(SAMPLE.keySet());
        known.addAll(List.of("shop", "shop.name", "agent.name", "campaign.name", "recipient.name"));
        people.forEach(contact -> known.addAll(contact.card().keySet()));
        Campaign asWritten = new Campaign(campaign.campaignId(), campaign.version(), campaign.name(), campaign.state(),
                campaign.tuning(), campaign.callerId(), campaign.callerName(), campaign.rulePack(),
                campaign.defaultZone(), written);
        Map<String, String> values = people.isEmpty() ? sampleValues(asWritten, agentName)
                : CardWriter.values(asWritten, people.getFirst(), agentName);
        Script spoken = CardWriter.spoken(written, values, catalogue);
        return new Seen(values.getOrDefault("shop.name", campaign.name()),
                TalkWriter.fill(spoken.greeting(), values, spoken.language()), TalkWriter.talk(spoken, values),
                TalkWriter.terms(spoken.terms(), values, spoken.language()), gaps(written, known),
                List.copyOf(known));
    }

    private static Map<String, String> sampleValues(Campaign campaign, String agentName) {
        Map<String, String> values = new LinkedHashMap<>(SAMPLE);
        String own = campaign.script().shop().contains("{{") ? "" : campaign.script().shop();
        String shop = own.isEmpty() ? campaign.name() : own;
        values.put("recipient.name", String.valueOf(SAMPLE.get("name")));
        values.put("shop", shop);
        values.put("shop.name", shop);
        values.put("agent.name", agentName);
        values.put("campaign.name", campaign.name());
        return values;
    }

    private static List<Gap> gaps(Script script, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>();
        known.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        List<Gap> gaps = new ArrayList<>();
        text(gaps, names, "/greeting", script.greeting());
        steps(gaps, names, "/steps/", script.steps());
        for (int i = 0; i < script.terms().size(); i++) {
            text(gaps, names, "/terms/" + i + "/text", script.terms().get(i).text());
        }
        for (int i = 0; i < script.objections().size(); i++) {
            text(gaps, names, "/objections/" + i + "/text", script.objections().get(i).text());
        }
        for (int i = 0; i < script.translations().size(); i++) {
            Translation other = script.translations().get(i);
            text(gaps, names, "/translations/" + i + "/greeting", other.greeting());
            steps(gaps, names, "/translations/" + i + "/steps/", other.steps());
        }
        return gaps;
    }

    private static void steps(List<Gap> gaps, Set<String> known, String at, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            text(gaps, known, at + i + "/text", steps.get(i).text());
            String condition = steps.get(i).when().replaceFirst("^!", "").replaceFirst("=.*", "").strip();
            if (!condition.isEmpty() && !known.contains(condition.toLowerCase(Locale.ROOT))) {
                gaps.add(new Gap(at + i + "/when", condition));
            }
        }
    }

    private static void text(List<Gap> gaps, Set<String> known, String at, String text) {
        for (String name : TalkWriter.names(text)) {
            if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                gaps.add(new Gap(at, name));
            }
        }
    }

    private static Map<String, String> sample() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Анна Петрова");
        values.put("order", "Д-10025");
        values.put("items", "кроссовки, стельки");
        values.put("sum", "4 990 ₽");
        values.put("address", "Москва, Лесная ул., д. 5, кв. 12");
        values.put("interval", "завтра с 10 до 14");
        values.put("day", "завтра");
        values.put("comment", "домофон 12");
        return values;
    }
}
