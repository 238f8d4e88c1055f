package dialer.simulation.check;

import dialer.core.trunk.LiveLeg;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list of a node's live legs tells an onlooker. */
final class Roll {
    /** A list may be older than a bridge that was asked for within this time. */
    private static final long IN_FLIGHT_MS = 2_500;

    private Roll() {
    }

    static void called(Picture picture, Step step, int nodeId, List<LiveLeg> legs, boolean fresh) {
        Set<Long> agentLegs = legs.stream().filter(leg -> leg.kind() == LiveLeg.Kind.AGENT).map(LiveLeg::id)
                .collect(Collectors.toSet());
        picture.people.values().forEach(person ->
                person.legUp &= person.nodeId != nodeId || agentLegs.contains(person.legId));
        for (LiveLeg leg : legs) {
            Line line = leg.kind() == LiveLeg.Kind.CUSTOMER ? picture.openLines.get(leg.id()) : null;
            if (line == null) {
                continue;
            }
            switch (leg.place()) {
                case DIALING -> { }
                case HELD -> {
                    answered(step, line);
                    if (fresh || line.joined || step.nowMs() - line.bridgeAskedAtMs > IN_FLIGHT_MS) {
                        line.joined = false;
                        line.bridgeAgentId = 0;
                    }
                }
                case BRIDGED -> {
                    answered(step, line);
                    line.joined = true;
                    line.everJoined = true;
                }
                case LEAVING -> {
                    answered(step, line);
                    line.joined = false;
                    line.bridgeAgentId = 0;
                    line.harbourTold = true;
                    line.reservedAgentId = 0;
                }
            }
        }
    }

    private static void answered(Step step, Line line) {
        line.answeredAtMs = line.answeredAtMs == 0 ? step.nowMs() : line.answeredAtMs;
    }
}
