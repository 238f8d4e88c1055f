package dialer.simulation.check;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;

/** How attempts, claims and shifts are written into the picture. */
final class Ledger {
    private static final int CLOSED_LINES_KEPT = 5_000;

    private Ledger() {
    }

    static void started(Picture picture, Step step, Line line, StoreEffect.AttemptStarted started) {
        line.started = true;
        line.byHand = step.input() instanceof AgentInput.AskedNumber;
        line.campaignId = started.campaignId();
        line.contactId = started.contactId();
        line.numberId = started.numberId();
        line.trunkId = started.trunkId();
        line.nodeId = started.nodeId();
        line.reservedAgentId = started.agentId();
        line.startedSeq = step.seq();
        Way way = picture.trunks.get(started.trunkId());
        if (way != null) {
            way.inUse++;
        }
        Picture.NodeView node = picture.nodes.get(started.nodeId());
        if (node != null) {
            node.calls++;
        }
        Firm firm = picture.campaigns.get(started.campaignId());
        if (firm != null) {
            firm.attempts++;
        }
    }

    static void closed(Picture picture, StoreEffect.AttemptClosed closed) {
        Line line = picture.openLines.remove(closed.attemptId());
        if (line == null) {
            return;
        }
        line.disposition = closed.disposition();
        Claim claim = picture.claims.get(new Picture.ContactKey(closed.contactId(), closed.campaignId()));
        if (claim != null && closed.disposition().counts()) {
            claim.counted++;
        }
        picture.closedLines.put(line.attemptId, line);
        if (picture.closedLines.size() > CLOSED_LINES_KEPT) {
            picture.closedLines.values().removeIf(old -> old.attemptId < line.attemptId - CLOSED_LINES_KEPT / 2);
        }
        Way way = picture.trunks.get(line.trunkId);
        if (way != null) {
            way.inUse--;
        }
        Picture.NodeView node = picture.nodes.get(line.nodeId);
        if (node != null) {
            node.calls--;
        }
        Firm firm = picture.campaigns.get(line.campaignId);
        if (firm != null) {
            counted(firm, closed.disposition());
        }
    }

    private static void counted(Firm firm, Disposition disposition) {
        switch (disposition) {
            case CONNECTED -> firm.connected++;
            case ABANDONED -> firm.abandoned++;
            case HUNG_UP_FIRST -> firm.hungUpFirst++;
            case CANCELLED -> firm.cancelled++;
            case BUSY, NO_ANSWER, UNAVAILABLE, INVALID_NUMBER, REJECTED, UNWANTED, CONGESTION, FAILED, TRUNK_SILENT,
                    MISCONFIGURED, NODE_LOST -> { }
        }
    }

    static void handedBack(Picture picture, long contactId, int campaignId) {
        Claim claim = picture.claims.get(new Picture.ContactKey(contactId, campaignId));
        if (claim != null) {
            claim.handedBack++;
        }
    }

    static void shown(Picture picture, Step step, ShowEffect.AgentShown shown) {
        Person person = picture.person(shown.agentId());
        boolean wasOff = person.state == AgentState.OFFLINE;
        if (wasOff && shown.state() != AgentState.OFFLINE) {
            person.poolId = person.askedPoolId;
            person.skills = person.askedSkills;
            person.nodeId = person.askedNodeId;
            person.shiftFromMs = step.nowMs();
            person.spelledToMs = step.nowMs();
        }
        if (shown.state() == AgentState.OFFLINE) {
            person.shiftFromMs = 0;
            person.legId = 0;
        }
        if (shown.state() != person.state || shown.sinceMs() != person.stateSinceMs) {
            person.shownMs.merge(person.state, shown.sinceMs() - person.stateSinceMs, Long::sum);
        }
        if (shown.state() != AgentState.RESERVED && shown.state() != AgentState.TALKING) {
            for (Line line : picture.openLines.values()) {
                if (line.reservedAgentId == shown.agentId() && line.startedSeq != step.seq()) {
                    line.reservedAgentId = 0;
                }
            }
        }
        person.state = shown.state();
        person.stateSinceMs = shown.sinceMs();
        person.attemptId = shown.attemptId();
        person.legUp = shown.legUp();
    }
}
