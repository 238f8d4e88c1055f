package dialer.telephony;

import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import dialer.telephony.ami.AmiLink;
import dialer.telephony.ami.LinkFailed;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Doubt;
import dialer.telephony.translate.LiveChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The life of one link: log in, wait until booted, read what lives, tell it, look after it, tell its end. */
final class Episode implements AmiLink.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Episode.class);
    private static final long ANSWER_MS = 5_000;
    /** What the core began in this time before a list may not have reached the node yet. */
    private static final long MARGIN_MS = 2_000;
    private static final int MISSES = 2;

    private final AsteriskNode node;
    private final int nodeId;
    private final CountDownLatch booted = new CountDownLatch(1);
    private volatile boolean over;
    private volatile boolean nodeDies;
    private volatile boolean told;
    /** Anything was heard since the last Ping; its answer may stand behind a flood of events. */
    private volatile boolean alive = true;

    Episode(AsteriskNode node) {
        this.node = node;
        nodeId = node.settings.nodeId();
    }

    /** Returns when the link has been lost or closed. */
    void live() throws LinkFailed, InterruptedException {
        try (AmiLink link = AmiLink.open(node.settings.address(), node.settings.ids(), this)) {
            node.linked(link);
            node.moveTo(LinkState.BOOTING);
            awaitBoot();
            node.moveTo(LinkState.SYNCING);
            sync(link);
            LOG.info("node {}: up", nodeId);
            lookAfter(link);
        } finally {
            over = true;
            node.moveTo(LinkState.WAITING);
            node.unlinked();
            if (told) {
                LOG.atLevel(node.closing() ? Level.INFO : Level.WARN).log("node {}: down{}", nodeId,
                        node.closing() ? ", as was asked" : "");
                node.publish(new NodeInput.NodeDown(nodeId, nodeDies));
            }
        }
    }

    @Override
    public void heard(AmiEvent event, double atSeconds) {
        if (over) {
            return;
        }
        alive = true;
        long nowMs = node.clock.nowMs();
        node.gauges.heard(atSeconds, nowMs);
        switch (event) {
            case AmiEvent.Booted _ -> booted.countDown();
            case AmiEvent.ShuttingDown _ -> nodeDies = true;
            case AmiEvent.ContactChanged e -> {
                contactChanged(e);
                node.translator.heard(e, nowMs);
            }
            case AmiEvent.SoundChecked _ -> { }
            case AmiEvent.CalledBack e -> node.calledBack(e.caller(), e.channel());
            case AmiEvent.ChannelCreated _, AmiEvent.DialProgress _, AmiEvent.DialOver _, AmiEvent.Originated _,
                    AmiEvent.BridgeEntered _, AmiEvent.BridgeLeft _, AmiEvent.FarEndLeft _, AmiEvent.ChannelEnded _,
                    AmiEvent.HarbourEntered _, AmiEvent.OptedOut _, AmiEvent.SentOut _,
                    AmiEvent.AgentLost _ -> node.translator.heard(event, nowMs);
        }
    }

    @Override
    public void missed() {
        node.gauges.missedEvents.incrementAndGet();
        LOG.warn("node {}: an event could not be taken in, asking for all legs again", nodeId);
        node.askAgain();
    }

    @Override
    public void lost() {
        over = true;
        node.ring();
    }

    private void awaitBoot() throws LinkFailed, InterruptedException {
        if (!booted.await(node.timing.bootMs(), TimeUnit.MILLISECONDS)) {
            throw failed("logged in, but no FullyBooted came: the AMI user needs read = call,user,system");
        }
    }

    private void sync(AmiLink link) throws LinkFailed, InterruptedException {
        String started = await(link::startedAt);
        if (node.restartedAt(started)) {
            // all its legs died with it
            node.publish(new NodeInput.NodeDown(nodeId, true));
        }
        Map<String, Integer> owners = owners(link);
        askTrunks(link);
        while (!adopted(link, owners)) {
            node.pause(node.timing.confirmMs());
            if (over || node.closing()) {
                throw failed("the link was lost while the legs were read");
            }
        }
        askTelephones(link);
    }

    /** A telephone on a desk may have vanished while nobody listened: its leg stands, and nobody is there. */
    private void askTelephones(AmiLink link) throws LinkFailed {
        for (String endpoint : node.translator.telephones()) {
            askContact(link, endpoint, status -> node.translator.heard(
                    new AmiEvent.ContactChanged(endpoint, endpoint, status), node.clock.nowMs()));
        }
    }

    /** Reads the list and tells it, on the listener's thread, so that events before and after stay before and after. */
    private boolean adopted(AmiLink link, Map<String, Integer> owners) throws LinkFailed, InterruptedException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        link.list(list -> {
            if (list == null || over) {
                done.complete(false);
                return;
            }
            if (node.translator.allLost(list)) {
                node.offer(new NodeInput.NodeDown(nodeId, true));
            }
            List<LiveLeg> legs = node.translator.adopt(withOwners(list, owners), true);
            node.resyncWanted();
            node.moveTo(LinkState.UP);
            told = node.offer(new NodeInput.NodeUp(nodeId, legs));
            if (!told) {
                node.moveTo(LinkState.SYNCING);
            }
            done.complete(told);
        });
        return get(done);
    }

    private void lookAfter(AmiLink link) throws LinkFailed, InterruptedException {
        int misses = 0;
        boolean confirm = true;
        for (int tick = 1; !over && !node.closing(); tick++) {
            node.pause(confirm ? node.timing.confirmMs() : node.timing.tickMs());
            if (over || node.closing()) {
                return;
            }
            node.translator.sweep(node.clock.nowMs());
            askSound(link);
            if (node.resyncWanted() || confirm || tick % node.timing.auditTicks() == 0) {
                audit(link);
            }
            confirm = node.translator.inDoubt();
            if (tick % node.timing.pingTicks() == 0) {
                misses = alive ? 0 : misses + 1;
                if (misses >= MISSES) {
                    LOG.warn("node {}: {} signs of life did not come", nodeId, misses);
                    return;
                }
                alive = false;
                link.ping(() -> alive = true);
            }
        }
    }

    /** Does anything still come from a telephone that has appeared anew? */
    private void askSound(AmiLink link) throws LinkFailed {
        for (Doubt doubt : node.translator.doubts()) {
            link.readVariable(doubt.channel(), "CHANNEL(rtcp,rxcount,audio)",
                    answer -> node.translator.arrived(doubt.legId(), packets(answer), node.clock.nowMs()));
        }
    }

    private static long packets(AmiLink.@Nullable Answer answer) {
        String told = answer == null ? "" : answer.value();
        return told.matches("[0-9]{1,18}") ? Long.parseLong(told) : -1;
    }

    private void audit(AmiLink link) throws LinkFailed {
        long askedAtMs = node.clock.nowMs() - MARGIN_MS;
        link.list(list -> {
            if (list != null && !over) {
                List<LiveLeg> legs = node.translator.adopt(list, false);
                node.offer(new NodeInput.NodeAudited(nodeId, askedAtMs, legs));
                if (node.translator.inDoubt()) {
                    node.ring();
                }
            }
        });
    }

    /** Whose legs the agents' legs are, by the variable each of them carries: this process may have just begun. */
    private Map<String, Integer> owners(AmiLink link) throws LinkFailed, InterruptedException {
        List<LiveChannel> channels = this.<@Nullable List<LiveChannel>>await(link::list);
        Map<String, CompletableFuture<String>> asked = new HashMap<>();
        for (LiveChannel channel : channels == null ? List.<LiveChannel>of() : channels) {
            ChannelIds.Ours ours = node.settings.ids().read(channel.channelId());
            if (ours != null && ours.kind() == LiveLeg.Kind.AGENT) {
                CompletableFuture<String> value = new CompletableFuture<>();
                link.readVariable(channel.channel(), "DIALER_AGENT",
                        answer -> value.complete(answer == null ? "" : answer.value()));
                asked.put(channel.channelId(), value);
            }
        }
        Map<String, Integer> owners = new HashMap<>();
        for (Map.Entry<String, CompletableFuture<String>> one : asked.entrySet()) {
            String value = get(one.getValue());
            if (value.matches("[0-9]{1,9}")) {
                owners.put(one.getKey(), Integer.valueOf(value));
            }
        }
        return owners;
    }

    private static List<LiveChannel> withOwners(List<LiveChannel> list, Map<String, Integer> owners) {
        List<LiveChannel> known = new ArrayList<>();
        for (LiveChannel c : list) {
            known.add(new LiveChannel(c.channelId(), c.channel(), c.up(), c.context(), c.application(),
                    c.applicationArgs(), c.bridgeId(), owners.getOrDefault(c.channelId(), 0)));
        }
        return known;
    }

    /** A trunk's contact may have become unreachable while nobody listened. */
    private void askTrunks(AmiLink link) throws LinkFailed {
        for (Integer trunkId : node.settings.routes().trunks().keySet()) {
            askContact(link, String.valueOf(node.settings.routes().endpoint(trunkId)),
                    status -> reached(trunkId, status));
        }
    }

    /** What Asterisk knows of the first contact of an endpoint; nothing is told where there is none. */
    private void askContact(AmiLink link, String endpoint, Consumer<String> told) throws LinkFailed {
        link.readVariable("PJSIP_AOR(" + endpoint + ",contact)", contact -> {
            String first = contact == null ? "" : contact.value().split(",", 2)[0];
            if (!first.isEmpty()) {
                askStatus(link, first, told);
            }
        });
    }

    private void askStatus(AmiLink link, String contact, Consumer<String> told) {
        try {
            link.readVariable("PJSIP_CONTACT(" + contact + ",status)", status -> {
                if (status != null && !over) {
                    told.accept(status.value());
                }
            });
        } catch (LinkFailed gone) {
            over = true;
        }
    }

    private void contactChanged(AmiEvent.ContactChanged event) {
        for (Integer trunkId : node.settings.routes().trunks().keySet()) {
            String endpoint = node.settings.routes().endpoint(trunkId);
            if (event.endpoint().equals(endpoint) || event.aor().equals(endpoint)) {
                reached(trunkId, event.contactStatus());
            }
        }
    }

    private void reached(int trunkId, String contactStatus) {
        switch (contactStatus) {
            case "Reachable", "NonQualified" -> node.offer(new NodeInput.TrunkReached(nodeId, trunkId, true));
            case "Unreachable", "Removed" -> node.offer(new NodeInput.TrunkReached(nodeId, trunkId, false));
            default -> { }
        }
    }

    private interface Question<T extends @Nullable Object> {
        void ask(Consumer<T> taker) throws LinkFailed;
    }

    private <T extends @Nullable Object> T await(Question<T> question) throws LinkFailed, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.ask(answer::complete);
        return get(answer);
    }

    private <T extends @Nullable Object> T get(CompletableFuture<T> answer) throws LinkFailed, InterruptedException {
        try {
            return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            throw failed("logged in, but questions are not answered within " + ANSWER_MS / 1_000 + " s");
        }
    }

    private LinkFailed failed(String words) {
        return new LinkFailed(LinkFailed.Kind.GONE, node.settings.address() + ": " + words, null);
    }
}
