package dialer.testkit;

import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records as words and words as records: an input is its name and its values in order; instants are relative. */
final class Words {
    private static final Map<String, Class<?>> INPUTS = inputs();

    private Words() {
    }

    private static Map<String, Class<?>> inputs() {
        Map<String, Class<?>> found = new TreeMap<>();
        for (Class<?> family : Input.class.getPermittedSubclasses()) {
            for (Class<?> record : family.getPermittedSubclasses()) {
                found.put(record.getSimpleName(), record);
            }
        }
        return found;
    }

    /** The input that the words, behind the time, name. */
    static Input input(String[] words, long nowMs) {
        return switch (words[1]) {
            case "tick" -> new EngineInput.Ticked();
            case "campaign" -> campaign(words);
            case "node" -> new NodeInput.NodeConfigured(new NodeSettings(number(words[2]), number(words[3]), 500));
            case "trunk" -> new NodeInput.TrunkConfigured(new TrunkSettings(number(words[2]), number(words[3]),
                    number(words[4]), 20, number(words[5]), 30_000));
            case "contacts" -> contacts(words, nowMs);
            case "NodeUp" -> new NodeInput.NodeUp(number(words[2]), legs(words, 3));
            case "NodeAudited" -> new NodeInput.NodeAudited(number(words[2]), nowMs - 100, legs(words, 3));
            default -> plain(words, nowMs);
        };
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    /** campaign id mode priority weight skills trunk… */
    private static CampaignInput campaign(String[] words) {
        int[] trunks = Arrays.stream(words, 7, words.length).mapToInt(Words::number).toArray();
        CampaignSettings settings = Samples.campaign(number(words[2]), 1, number(words[4]), number(words[5]),
                number(words[6]), DialMode.valueOf(words[3]), trunks);
        return new CampaignInput.CampaignConfigured(settings);
    }

    /**
     * contacts campaign [claimed=ms] contact=number,number:due:opens:closes… with times in ms from now; when they were
     * claimed, due and window optional.
     */
    private static HopperInput contacts(String[] words, long nowMs) {
        List<ContactOffer> offers = new ArrayList<>();
        boolean claimed = words[3].startsWith("claimed=");
        long claimedAtMs = claimed ? nowMs + Long.parseLong(words[3].substring("claimed=".length())) : 0;
        for (String word : Arrays.asList(words).subList(claimed ? 4 : 3, words.length)) {
            String[] parts = word.split("[=:]");
            long dueAtMs = parts.length > 2 ? nowMs + Long.parseLong(parts[2]) : nowMs;
            Window window = parts.length > 4 ? new Window(nowMs + Long.parseLong(parts[3]),
                    nowMs + Long.parseLong(parts[4])) : new Window(0, nowMs + 36_000_000_000L);
            List<NumberOffer> numbers = new ArrayList<>();
            for (String numberId : parts[1].split(",")) {
                numbers.add(new NumberOffer(Long.parseLong(numberId), 0, List.of(window)));
            }
            int forAgent = parts.length > 5 ? number(parts[5]) : 0;
            long untilMs = forAgent == 0 ? 0 : nowMs + 60_000;
            offers.add(new ContactOffer(Long.parseLong(parts[0]), dueAtMs, 5, 0, null, 0, forAgent != 0, forAgent,
                    untilMs, numbers));
        }
        return new HopperInput.ContactsOffered(number(words[2]), offers, claimedAtMs);
    }

    /** KIND:id:PLACE:peer */
    private static List<LiveLeg> legs(String[] words, int from) {
        List<LiveLeg> legs = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(from, words.length)) {
            String[] parts = word.split(":");
            legs.add(new LiveLeg(LiveLeg.Kind.valueOf(parts[0]), Long.parseLong(parts[1]),
                    LiveLeg.Place.valueOf(parts[2]), parts.length > 3 ? Long.parseLong(parts[3]) : 0));
        }
        return legs;
    }

    private static Input plain(String[] words, long nowMs) {
        Class<?> record = INPUTS.get(words[1]);
        if (record == null) {
            throw new IllegalArgumentException("no input is called " + words[1]);
        }
        RecordComponent[] parts = record.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = value(parts[i], words[2 + i], nowMs);
        }
        try {
            Constructor<?> constructor = record.getDeclaredConstructors()[0];
            return (Input) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(String.join(" ", words), e);
        }
    }

    private static Object value(RecordComponent part, String word, long nowMs) {
        Class<?> type = part.getType();
        if (type == long.class) {
            long value = Long.parseLong(word);
            return part.getName().endsWith("AtMs") && value != 0 ? nowMs + value : value;
        }
        if (type == int.class) {
            return Integer.parseInt(word);
        }
        if (type == boolean.class) {
            return Boolean.parseBoolean(word);
        }
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(part + " cannot be " + word);
    }

    /** The record in words: its name, then what is neither zero nor false; instants as "now" plus or minus. */
    static String of(Record record, long nowMs) {
        StringBuilder out = new StringBuilder(record.getClass().getSimpleName());
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            try {
                Object value = part.getAccessor().invoke(record);
                boolean nothing = (value instanceof Number number && number.longValue() == 0)
                        || Boolean.FALSE.equals(value);
                if (!nothing) {
                    out.append(' ').append(part.getName()).append('=').append(instant(part.getName(), value, nowMs));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(record.toString(), e);
            }
        }
        return out.toString();
    }

    private static String instant(String name, Object value, long nowMs) {
        boolean instant = name.endsWith("AtMs") || name.equals("sinceMs") || name.equals("wrapUpUntilMs")
                || name.equals("notBeforeMs") || name.equals("fromMs") || name.equals("toMs");
        if (!instant) {
            return String.valueOf(value);
        }
        long distance = (Long) value - nowMs;
        return distance == 0 ? "now" : "now" + (distance > 0 ? "+" : "") + distance;
    }
}
