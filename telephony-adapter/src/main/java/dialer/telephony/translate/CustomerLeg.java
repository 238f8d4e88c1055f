package dialer.telephony.translate;

import dialer.core.attempt.HangupCause;
import dialer.core.input.CallInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Place;
import org.jspecify.annotations.Nullable;

/**
 * One attempt's leg: takes its events in whatever order they come and tells each fact once. It is over when the Hangup
 * has come, or the OriginateResponse of a leg that never came into being.
 */
final class CustomerLeg {

    static final String HOLDING = "customers";
    /** Hang-up cause for "answered elsewhere": leaves no missed call on the person's telephone. */
    static final int ELSEWHERE = 26;

    final long attemptId;
    final String channelId;
    private final long askedAtMs;
    private final Outlet outlet;

    private @Nullable String channel;
    private boolean created;
    private boolean toldRinging;
    private boolean toldProgress;
    private boolean signOfLife;
    private boolean dialOver;
    private boolean answered;
    private boolean toldAnswered;
    private boolean mixed;
    private boolean toldHarbour;
    private boolean concluded;
    private @Nullable String heldIn;
    private @Nullable String talkingIn;
    private int talksWith;
    private long talksOver;
    private int wishedCause;
    private int sentCause;
    private int originateReason = -1;
    private AmiEvent.@Nullable ChannelEnded end;
    private long endedAtMs;
    /** Lists in a row that contradicted what the events said. */
    int doubts;

    CustomerLeg(long attemptId, String channelId, long askedAtMs, Outlet outlet) {
        this.attemptId = attemptId;
        this.channelId = channelId;
        this.askedAtMs = askedAtMs;
        this.outlet = outlet;
    }

    /** How to address it: by name, which Asterisk finds without a search, else by our id. */
    String target() {
        return channel == null ? channelId : channel;
    }

    boolean created() {
        return created;
    }

    boolean held() {
        return heldIn != null && end == null;
    }

    @Nullable String talkingIn() {
        return talkingIn;
    }

    boolean concluded() {
        return concluded;
    }

    /** Somebody wished to hang up before the leg existed. */
    boolean unwanted() {
        return wishedCause != 0;
    }

    /** The leg exists: any of its events proves it, should Newchannel have been lost. */
    void seen(@Nullable String name) {
        if (name != null) {
            channel = name;
        }
        if (!created) {
            created = true;
            outlet.tell(new CallInput.LegCreated(attemptId));
            if (wishedCause != 0) {
                hangUp(wishedCause);
            }
        }
    }

    void progressed(String dialStatus) {
        signOfLife = true;
        boolean progress = dialStatus.equals("PROGRESS");
        if ((!progress && !dialStatus.equals("RINGING")) || (progress ? toldProgress : toldRinging)) {
            return;
        }
        toldProgress |= progress;
        toldRinging |= !progress;
        outlet.tell(new CallInput.Ringing(attemptId, progress));
    }

    void dialOver(String dialStatus, long nowMs) {
        dialOver = true;
        answered |= dialStatus.equals("ANSWER");
        concludeIfDecided(nowMs);
    }

    void originated(boolean success, int reason, long nowMs) {
        originateReason = reason;
        if (success) {
            answered = true;
            seen(null);
        } else if (!created) {
            conclude(HangupCause.NOT_PLACED);
            return;
        }
        concludeIfDecided(nowMs);
    }

    void entered(String bridgeId, boolean holding, String bridgeName) {
        answered = true;
        if (!holding) {
            mixed = true;
            heldIn = null;
            talkingIn = bridgeId;
            talksWith = 0;
            talksOver = 0;
            return;
        }
        if (!bridgeName.equals(HOLDING)) {
            return;
        }
        heldIn = bridgeId;
        talkingIn = null;
        if (!toldAnswered) {
            toldAnswered = true;
            outlet.tell(new CallInput.Answered(attemptId));
        } else if (mixed) {
            // back among the customers after a conversation: the dialplan says DialerAgentLost a moment before or after
            mixed = false;
            outlet.tell(new CallInput.AgentLegDropped(attemptId, talksWith, talksOver));
        }
    }

    /** The agent's leg is in the same bridge. */
    void talksWith(AgentLeg agent) {
        talksWith = agent.agentId();
        talksOver = agent.legId;
        outlet.tell(new CallInput.Bridged(attemptId, talksWith));
    }

    /** Out of a conversation at our own wish it goes nowhere but to its end, whose news a listening guest delays. */
    void left(String bridgeId, long nowMs) {
        if (bridgeId.equals(heldIn)) {
            heldIn = null;
        }
        if (bridgeId.equals(talkingIn)) {
            talkingIn = null;
            if (sentCause != 0) {
                ended(new AmiEvent.ChannelEnded(channelId, target(), true, sentCause, 0), nowMs);
            }
        }
    }

    void harbourEntered() {
        heldIn = null;
        if (!toldHarbour) {
            toldHarbour = true;
            outlet.tell(new CallInput.SafeHarbourStarted(attemptId));
        }
    }

    /** Whoever talks with the person from now on is none of ours. */
    void sentOut() {
        outlet.tell(new CallInput.SentOut(attemptId));
    }

    void optedOut() {
        outlet.tell(new CallInput.OptedOut(attemptId));
    }

    /** Hang up now, or as soon as the leg exists: right behind its Originate Asterisk does not know it yet. */
    void hangUp(int cause) {
        wishedCause = cause;
        if (created && end == null) {
            sentCause = cause;
            outlet.send(new AmiAction.Hangup(target(), cause));
        }
    }

    void ended(AmiEvent.ChannelEnded event, long nowMs) {
        if (end != null) {
            return;
        }
        end = event;
        endedAtMs = nowMs;
        answered |= event.up();
        heldIn = null;
        talkingIn = null;
        concludeIfDecided(nowMs);
    }

    /** Decides with what is known, when the event that would make it certain does not come. */
    void sweep(long nowMs, long patienceMs) {
        if (end != null && nowMs - endedAtMs >= patienceMs) {
            conclude(cause());
        }
    }

    void conclude(HangupCause cause) {
        if (!concluded) {
            concluded = true;
            outlet.tell(new CallInput.Ended(attemptId, cause, answered));
        }
    }

    /** Where it stands, by its own events; for a leg that a list has left out. */
    LiveLeg live(long peerLegId) {
        // between two bridges it is for a moment in none: that is no place to draw conclusions from
        Place place = talkingIn != null && peerLegId != 0 ? Place.BRIDGED
                : heldIn != null ? Place.HELD
                : toldHarbour ? Place.LEAVING : Place.DIALING;
        return new LiveLeg(LiveLeg.Kind.CUSTOMER, attemptId, place, place == Place.BRIDGED ? peerLegId : 0);
    }

    /** Takes over what a node's list says; nothing is told, the list itself is an input. */
    void adopt(LiveChannel live, Place place) {
        doubts = 0;
        channel = live.channel();
        created = true;
        answered |= live.up();
        signOfLife |= live.up();
        boolean bridged = place == Place.BRIDGED;
        toldAnswered |= bridged || place == Place.HELD;
        mixed = bridged;
        toldHarbour |= place == Place.LEAVING;
        heldIn = place == Place.HELD ? live.bridgeId() : null;
        talkingIn = bridged ? live.bridgeId() : null;
        talksWith = 0;
        talksOver = 0;
    }

    private void concludeIfDecided(long nowMs) {
        AmiEvent.ChannelEnded over = end;
        if (over == null) {
            return;
        }
        // only "19" is said by the carrier and by our own time-out alike; OriginateResponse or DialEnd tell them apart
        boolean twofold = over.techCause() == 480 || (over.techCause() == 0 && over.cause() == 19);
        if (answered || !twofold || sentCause != 0 || dialOver || originateReason >= 0) {
            endedAtMs = Math.min(endedAtMs, nowMs);
            conclude(cause());
        }
    }

    private HangupCause cause() {
        AmiEvent.ChannelEnded over = end;
        if (over == null) {
            return HangupCause.FAILED;
        }
        boolean timedOut = originateReason >= 0 ? originateReason == 3 : !dialOver;
        return HangupCauses.of(new HangupCauses.Ending(over.cause(), over.techCause(), answered, signOfLife,
                timedOut, sentCause, endedAtMs - askedAtMs));
    }
}
