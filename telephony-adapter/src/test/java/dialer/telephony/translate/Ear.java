package dialer.telephony.translate;

import dialer.core.effect.CallEffect;
import dialer.core.input.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A translator with everything it says written down. */
final class Ear implements Outlet {

    static final ChannelIds IDS = new ChannelIds("d1");
    static final String LEG = "d1-g-0000000000000007";
    static final String ATTEMPT = "d1-a-0000000000000001";
    static final String CHANNEL = "PJSIP/carrier-00000001";
    static final String SEAT = "PJSIP/seat-003-00000002";

    final List<Input> told = new ArrayList<>();
    final List<AmiAction> sent = new ArrayList<>();
    final Translator translator;
    long nowMs = 1_000;

    Ear() {
        this(100);
    }

    Ear(int capacity) {
        Directory directory = new Directory() {
            @Override
            public @Nullable String digits(long numberId) {
                return numberId == 999 ? null : numberId == 998 ? "call me, maybe" : "+7916000000" + numberId;
            }

            @Override
            public @Nullable String destination(int destinationId) {
                return destinationId == 4 ? "+74950000004" : null;
            }

            @Override
            public CallText text(int campaignId, long contactId, long numberId) {
                return new CallText("Shop, the best", "+74950000000", "dialer/safe-harbour");
            }
        };
        translator = new Translator(IDS, capacity, new Routes(Map.of(1, "PJSIP/%s@carrier"), "PJSIP/seat-%03d"),
                directory, 15_000, this);
    }

    @Override
    public void tell(Input input) {
        told.add(input);
    }

    @Override
    public void send(AmiAction action) {
        sent.add(action);
    }

    void ask(CallEffect effect) {
        translator.ask(effect, nowMs);
    }

    void hear(AmiEvent... events) {
        for (AmiEvent event : events) {
            translator.heard(event, nowMs);
        }
    }

    void originate(long attemptId) {
        ask(originateOf(attemptId, attemptId));
    }

    static CallEffect.Originate originateOf(long attemptId, long numberId) {
        return new CallEffect.Originate(1, attemptId, 5, 100, numberId, 1, 25_000, false);
    }

    /** A customer in the holding bridge and an agent, too; what was said so far is forgotten. */
    static Ear waiting() {
        Ear ear = new Ear();
        ear.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        ear.originate(1);
        ear.hear(new AmiEvent.ChannelCreated(LEG, SEAT), enteredHold(LEG, SEAT, "agents"),
                new AmiEvent.ChannelCreated(ATTEMPT, CHANNEL), enteredHold(ATTEMPT, CHANNEL, "customers"));
        ear.told.clear();
        ear.sent.clear();
        return ear;
    }

    /** The same, joined. */
    static Ear talking() {
        Ear ear = waiting();
        ear.hear(enteredTalk(ATTEMPT, CHANNEL), enteredTalk(LEG, SEAT));
        ear.told.clear();
        ear.sent.clear();
        return ear;
    }

    static AmiEvent enteredHold(String id, String channel, String name) {
        return new AmiEvent.BridgeEntered(id, channel, "hold-" + name, true, name);
    }

    static AmiEvent enteredTalk(String id, String channel) {
        return new AmiEvent.BridgeEntered(id, channel, "talk", false, "<unknown>");
    }
}
