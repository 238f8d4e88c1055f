package dialer.api.live;

import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect.AgentShown;
import dialer.core.effect.ShowEffect.CallOver;
import dialer.core.effect.ShowEffect.CardClosed;
import dialer.core.effect.ShowEffect.ScreenPop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agent's whole situation, as far as screens are concerned: what the core has shown last, the card, the sockets.
 * A page that comes (back) gets all of it. Its methods are short and hold one lock.
 */
final class AgentDesk {

    private static final int FORMS = 20;

    private final int agentId;
    private final List<LiveSocket> sockets = new ArrayList<>();
    private final Map<Long, Form> forms = new LinkedHashMap<>();
    private @Nullable AgentShown shown;
    private @Nullable ScreenPop pop;
    private @Nullable Card card;
    private @Nullable SlotsMessage slots;
    private @Nullable CallOver over;
    private Messages.@Nullable Guest guest;
    private Messages.Air air = new Messages.Air(0, 0);
    private boolean agreedChosen;
    /** What the core believes: at the start of a run that every screen is lost. */
    private boolean lostTold = true;
    private long screenGoneAtMs;
    private Messages.@Nullable Seat seat;
    /** The page that is the agent's telephone, while it is one. */
    private @Nullable LiveSocket phone;
    private long calls;
    private long agreed;
    private long talkMs;
    private long waitMs;

    AgentDesk(int agentId) {
        this.agentId = agentId;
    }

    /** A stored form, for the check of the outcome that names it; outcome 0 where it was checked against none. */
    record Form(long formId, long attemptId, boolean hasNote, int outcomeId) {
    }

    int agentId() {
        return agentId;
    }

    synchronized void open(LiveSocket socket) {
        sockets.add(socket);
        if (shown != null) {
            socket.push(agentMessage(shown));
        }
        if (card != null) {
            socket.push(card);
        }
        if (slots != null) {
            socket.push(slots);
        }
        if (over != null) {
            socket.push(new Messages.CallOver(over.attemptId(), over.disposition()));
        }
        if (guest != null) {
            socket.push(guest);
        }
    }

    /** Who is with the agent in the conversation from now on; true for somebody who was not there before. */
    synchronized boolean guest(Messages.Guest now) {
        boolean news = now.agentId() != 0 && (guest == null || guest.agentId() != now.agentId());
        guest = now.agentId() == 0 && now.destinationId() == 0 ? null : now;
        push(now);
        return news;
    }

    synchronized void closed(LiveSocket socket, long nowMs) {
        sockets.remove(socket);
        if (socket == phone) {
            phone = null;
        }
        if (sockets.isEmpty()) {
            screenGoneAtMs = nowMs;
        }
    }

    synchronized void shown(AgentShown next) {
        AgentShown before = shown;
        if (before != null && before.state() == AgentState.OFFLINE && next.state() != AgentState.OFFLINE) {
            calls = 0;
            agreed = 0;
            talkMs = 0;
            waitMs = 0;
        }
        if (before != null && before.state() != next.state()) {
            long spellMs = Math.max(0, next.sinceMs() - before.sinceMs());
            talkMs += before.state() == AgentState.TALKING ? spellMs : 0;
            waitMs += before.state() == AgentState.READY || before.state() == AgentState.RESERVED ? spellMs : 0;
        }
        if (next.state() == AgentState.TALKING
                && (before == null || (before.state() != AgentState.TALKING && before.state() != AgentState.AWAY))) {
            calls++;
        }
        shown = next;
        push(agentMessage(next));
    }

    /** The core wants a card shown; it may take a moment until {@link #deliver}. */
    synchronized void popped(ScreenPop next) {
        pop = next;
        card = null;
        slots = null;
        over = null;
        agreedChosen = false;
    }

    /** The composed card; too late when another pop has come, or the card was closed meanwhile. */
    synchronized void deliver(ScreenPop asked, Card composed) {
        if (asked.equals(pop)) {
            card = composed;
            push(composed);
            if (over != null) {
                push(new Messages.CallOver(over.attemptId(), over.disposition()));
            }
        }
    }

    /** What can be promised; too late like a card. */
    synchronized void deliver(ScreenPop asked, SlotsMessage offered) {
        if (asked.equals(pop)) {
            slots = offered;
            push(offered);
        }
    }

    synchronized void over(CallOver now) {
        over = now;
        push(new Messages.CallOver(now.attemptId(), now.disposition()));
    }

    synchronized void closed(CardClosed now) {
        agreed += agreedChosen ? 1 : 0;
        agreedChosen = false;
        pop = null;
        card = null;
        slots = null;
        over = null;
        push(new Messages.CardClosed(now.attemptId(), now.contactId()));
    }

    /** The card that is owed and not composed yet, because the store was away. */
    synchronized Optional<ScreenPop> cardOwed() {
        return card == null ? Optional.ofNullable(pop) : Optional.empty();
    }

    synchronized Optional<ScreenPop> pop() {
        return Optional.ofNullable(pop);
    }

    synchronized Optional<AgentShown> shown() {
        return Optional.ofNullable(shown);
    }

    synchronized void keep(Form form) {
        forms.put(form.formId(), form);
        if (forms.size() > FORMS) {
            forms.remove(forms.keySet().iterator().next());
        }
    }

    synchronized Optional<Form> form(long formId) {
        return Optional.ofNullable(forms.get(formId));
    }

    synchronized void chose(boolean agreement) {
        agreedChosen = agreement;
    }

    /** New figures of what is in the air; told only when they have changed and the agent waits for a call. */
    synchronized void air(Messages.Air now) {
        boolean news = !now.equals(air);
        air = now;
        if (news && shown != null && (shown.state() == AgentState.READY || shown.state() == AgentState.RESERVED)) {
            push(agentMessage(shown));
        }
    }

    /** The agent takes this seat for the shift; null: none any more. */
    synchronized void sits(Messages.@Nullable Seat now) {
        seat = now;
        if (now == null) {
            phone = null;
        }
    }

    /** The page is the agent's telephone from now on. */
    synchronized void phoneUp(LiveSocket socket) {
        phone = socket;
    }

    /** It is not any more: microphone or link lost. */
    synchronized void phoneDown(LiveSocket socket) {
        if (socket == phone) {
            phone = null;
        }
    }

    synchronized boolean hasScreen() {
        return !sockets.isEmpty();
    }

    synchronized boolean hasPhone() {
        return phone != null;
    }

    private boolean onWebSeat() {
        return seat != null && seat.kind() == SeatKind.WEB;
    }

    /** A seat was taken, but the shift has not begun, and nobody is here any more. */
    synchronized boolean satInVain(long nowMs, long patienceMs) {
        return seat != null && !isSignedOn() && sockets.isEmpty() && nowMs - screenGoneAtMs >= patienceMs;
    }

    /**
     * Whether the core must be told that nobody sits at the screen: signed on, not told yet, and no page for a while;
     * where the page is the telephone, at once when that is not one any more, or has been silent.
     */
    synchronized boolean screenIsLost(long nowMs, long patienceMs, long silentMs) {
        if (lostTold || !isSignedOn()) {
            return false;
        }
        if (onWebSeat()) {
            return phone == null || nowMs - phone.heardAtMs() >= silentMs;
        }
        return sockets.isEmpty() && nowMs - screenGoneAtMs >= patienceMs;
    }

    /** Whether the core must be told that the screen is back, which includes the telephone where the page is one. */
    synchronized boolean screenIsBack() {
        return lostTold && isSignedOn() && !sockets.isEmpty() && (!onWebSeat() || phone != null);
    }

    synchronized void told(boolean lost) {
        lostTold = lost;
    }

    synchronized boolean isSignedOn() {
        return shown != null && shown.state() != AgentState.OFFLINE;
    }

    synchronized void push(Object message) {
        String text = LiveJson.text(message);
        for (LiveSocket socket : List.copyOf(sockets)) {
            socket.push(text);
        }
    }

    private Messages.Agent agentMessage(AgentShown now) {
        Instant until = now.wrapUpUntilMs() == 0 ? null : Instant.ofEpochMilli(now.wrapUpUntilMs());
        return new Messages.Agent("agent", now.state(), Instant.ofEpochMilli(now.sinceMs()), now.pauseReasonId(),
                now.breakAsked(), now.attemptId(), until, now.legUp(),
                new Messages.Counters(calls, agreed, talkMs / 1_000, waitMs / 1_000), seat, air);
    }
}
