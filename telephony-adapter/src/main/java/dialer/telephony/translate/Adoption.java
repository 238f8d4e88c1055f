package dialer.telephony.translate;

import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Kind;
import dialer.core.trunk.LiveLeg.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes a node's list of channels over into the book. */
final class Adoption {

    /** Lists in a row that must contradict the events before an audit believes the list. */
    private static final int LISTS = 2;

    private record Member(LiveChannel channel, ChannelIds.Ours ours) {
    }

    private final ChannelBook book;
    private final Outlet outlet;

    Adoption(ChannelBook book, Outlet outlet) {
        this.book = book;
        this.outlet = outlet;
    }

    List<LiveLeg> take(List<LiveChannel> list, boolean fresh) {
        List<Member> members = new ArrayList<>();
        Map<String, List<Member>> byBridge = new TreeMap<>();
        for (LiveChannel channel : list) {
            ChannelIds.Ours ours = book.ids().read(channel.channelId());
            if (ours != null && !channel.channel().startsWith("Surrogate/")) {
                Member member = new Member(channel, ours);
                members.add(member);
                if (!channel.bridgeId().isEmpty()) {
                    byBridge.computeIfAbsent(channel.bridgeId(), _ -> new ArrayList<>()).add(member);
                }
            }
        }
        List<LiveLeg> legs = new ArrayList<>();
        Set<ChannelIds.Ours> listed = new HashSet<>();
        for (Member member : members) {
            listed.add(member.ours());
            legs.add(adopt(member, byBridge.getOrDefault(member.channel().bridgeId(), List.of()), fresh));
        }
        judgeAbsent(listed, fresh, legs);
        return legs;
    }

    private LiveLeg adopt(Member member, List<Member> sameBridge, boolean fresh) {
        long peer = peer(member, sameBridge);
        Place place = place(member, peer);
        LiveLeg live = new LiveLeg(member.ours().kind(), member.ours().id(), place, place == Place.BRIDGED ? peer : 0);
        return member.ours().kind() == Kind.CUSTOMER ? customer(member, live, fresh) : agent(member, live, fresh);
    }

    private LiveLeg customer(Member member, LiveLeg live, boolean fresh) {
        CustomerLeg leg = book.customer(live.id());
        if (leg == null) {
            leg = new CustomerLeg(live.id(), member.channel().channelId(), 0, outlet);
            book.add(leg);
        } else if (!fresh) {
            LiveLeg known = leg.live(legId(leg));
            leg.doubts = known.equals(live) ? 0 : leg.doubts + 1;
            if (leg.doubts < LISTS) {
                return known;
            }
        }
        leg.adopt(member.channel(), live.place());
        return live;
    }

    private LiveLeg agent(Member member, LiveLeg live, boolean fresh) {
        AgentLeg leg = book.agent(live.id());
        if (leg == null) {
            leg = new AgentLeg(live.id(), member.channel().channelId(), member.channel().agentId(), outlet);
            book.add(leg);
        } else if (!fresh) {
            LiveLeg known = leg.live(attemptId(leg));
            leg.doubts = known.equals(live) ? 0 : leg.doubts + 1;
            if (leg.doubts < LISTS) {
                return known;
            }
        }
        leg.adopt(member.channel(), live.place());
        return live;
    }

    /** The leg of the other kind in the same bridge; two customers who wait share one bridge, too. */
    private static long peer(Member member, List<Member> sameBridge) {
        return sameBridge.stream().filter(other -> other.ours().kind() != member.ours().kind())
                .mapToLong(other -> other.ours().id()).findFirst().orElse(0);
    }

    private static Place place(Member member, long peer) {
        LiveChannel channel = member.channel();
        if (!channel.up()) {
            return Place.DIALING;
        }
        if (peer != 0) {
            return Place.BRIDGED;
        }
        boolean waits = !channel.bridgeId().isEmpty() && channel.application().equals("BridgeWait");
        if (waits) {
            return Place.HELD;
        }
        // else it is between two steps of the dialplan, and an event will say where it arrives
        boolean message = channel.context().equals("dialer-safe-harbour") || channel.application().equals("Playback");
        return member.ours().kind() == Kind.CUSTOMER && message ? Place.LEAVING : Place.DIALING;
    }

    private void judgeAbsent(Set<ChannelIds.Ours> listed, boolean fresh, List<LiveLeg> legs) {
        for (CustomerLeg leg : book.customers()) {
            if (listed.contains(new ChannelIds.Ours(Kind.CUSTOMER, leg.attemptId))) {
                continue;
            }
            if (fresh || (leg.created() && ++leg.doubts >= LISTS)) {
                book.forget(leg);
            } else {
                legs.add(leg.live(legId(leg)));
            }
        }
        for (AgentLeg leg : book.agents()) {
            if (listed.contains(new ChannelIds.Ours(Kind.AGENT, leg.legId))) {
                continue;
            }
            if (fresh || (leg.created() && ++leg.doubts >= LISTS)) {
                book.forget(leg);
            } else {
                legs.add(leg.live(attemptId(leg)));
            }
        }
    }

    private long legId(CustomerLeg leg) {
        String bridge = leg.talkingIn();
        @Nullable AgentLeg peer = bridge == null ? null : book.agentIn(bridge);
        return peer == null ? 0 : peer.legId;
    }

    private long attemptId(AgentLeg leg) {
        String bridge = leg.talkingIn();
        @Nullable CustomerLeg peer = bridge == null ? null : book.customerIn(bridge);
        return peer == null ? 0 : peer.attemptId;
    }
}
