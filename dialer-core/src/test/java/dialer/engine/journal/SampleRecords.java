package dialer.engine.journal;

import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records with values out of a seeded dice; the ones that check themselves get values that pass. */
final class SampleRecords {

    private final Random dice;

    SampleRecords(long seed) {
        dice = new Random(seed);
    }

    /** Every record below a sealed interface. */
    static List<Class<? extends Record>> below(Class<?> sealed) {
        List<Class<? extends Record>> records = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted.asSubclass(Record.class));
            } else {
                records.addAll(below(permitted));
            }
        }
        return records;
    }

    Object record(Class<?> type) {
        Object checked = checked(type);
        if (checked != null) {
            return checked;
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private @Nullable Object checked(Class<?> type) {
        if (type == CampaignSettings.class) {
            return new CampaignSettings(1 + dice.nextInt(9), 2, 3, 4, dice.nextLong(), DialMode.PREDICTIVE, 30, 2_000,
                    1_700, 30_000, 20_000, 60_000, 90_000, dice.nextBoolean(), RetryRules.usual(),
                    List.of(new OutcomeRule(7, OutcomeKind.RETRY, 60_000)), List.of(1, 2),
                    AbandonRule.usual());
        } else if (type == ContactOffer.class) {
            return new ContactOffer(1 + dice.nextInt(9), dice.nextLong(), 5, 1, null, 1, dice.nextBoolean(), 0, 0,
                    List.of(new NumberOffer(1 + dice.nextInt(99), 2, List.of(new Window(1, 2)))));
        } else if (type == PoolSettings.class) {
            return new PoolSettings(1 + dice.nextInt(99), 15_000);
        } else if (type == NodeSettings.class) {
            return new NodeSettings(1 + dice.nextInt(99), 20, 300);
        } else if (type == TrunkSettings.class) {
            return new TrunkSettings(1 + dice.nextInt(99), 1, 30, 5, 10, 60_000);
        }
        return null;
    }

    private @Nullable Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (int i = dice.nextInt(4); i > 0; i--) {
                values.add(record((Class<?>) list.getActualTypeArguments()[0]));
            }
            return values;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == long.class) {
            return dice.nextLong() >> dice.nextInt(64);
        } else if (plain == int.class) {
            return dice.nextInt() >> dice.nextInt(32);
        } else if (plain == boolean.class) {
            return dice.nextBoolean();
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[dice.nextInt(plain.getEnumConstants().length)];
        }
        return record(plain);
    }
}
