package dialer.telephony;

import dialer.telephony.ami.AmiLink;
import dialer.telephony.ami.LinkFailed;
import dialer.telephony.ami.Right;
import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Says what a node lacks before the first call: log-in, rights, dialplan, holding bridges, sounds, trunks, seats,
 * browsers' seats. Uses
 * the dialer's own rights only, so it sees exactly what the dialer will see; its probes never leave the node.
 */
public final class CheckAsterisk {

    static final String CONTRACT = "1";
    /** Names of its own, so that a dialer that runs meanwhile passes the probes over. */
    private static final ChannelIds IDS = new ChannelIds("check");
    private static final String PROBE = "Local/silence@dialer-check/n";
    private static final long BOOT_MS = 10_000;
    private static final long EVENT_MS = 3_000;

    private final NodeLinkSettings settings;
    private final int seats;
    private final WebSeats webSeats;
    private final Collection<String> sounds;
    private final Consumer<Finding> out;
    private final Interview interview = new Interview();
    private boolean complete = true;
    private long probes;

    /**
     * Browsers' seats of a node.
     *
     * @param server where they register; not asked when there are none
     */
    public record WebSeats(int seats, String server) {
        /** A node of telephones only. */
        public static final WebSeats NONE = new WebSeats(0, "");
    }

    private CheckAsterisk(NodeLinkSettings settings, int seats, WebSeats webSeats, Collection<String> sounds,
            Consumer<Finding> out) {
        this.settings = settings;
        this.seats = seats;
        this.webSeats = webSeats;
        this.sounds = sounds;
        this.out = finding -> {
            complete &= finding.grade() != Finding.Grade.MISSING;
            out.accept(finding);
        };
    }

    /**
     * Checks one node; takes some seconds.
     *
     * @param seats    seats from 1 to this number should have a telephone
     * @param webSeats browsers' seats, which need no telephone now
     * @param sounds the safe-harbour messages of all campaigns
     * @param out    takes each finding as soon as it is made
     * @return whether nothing is missing
     */
    public static boolean check(NodeLinkSettings settings, int seats, WebSeats webSeats, Collection<String> sounds,
            Consumer<Finding> out) throws InterruptedException {
        CheckAsterisk check = new CheckAsterisk(settings, seats, webSeats, sounds, out);
        check.run();
        return check.complete;
    }

    private void run() throws InterruptedException {
        try (AmiLink link = AmiLink.open(settings.address(), IDS, interview)) {
            out.accept(Finding.ok("log-in", settings.address().toString()));
            version(link);
            events();
            rights(link);
            if (dialplan(link)) {
                probeAgent(link);
                probeCustomer(link);
                for (String sound : sounds) {
                    sound(link, sound);
                }
            }
            for (Map.Entry<Integer, String> trunk : new TreeMap<>(settings.routes().trunks()).entrySet()) {
                trunk(link, trunk.getKey(), trunk.getValue());
            }
            seats(link);
            if (webSeats.seats() > 0) {
                webSeats(link);
            }
            out.accept(Finding.ok("not checked", "whether the carrier accepts calls and shows the caller's number:"
                    + " only a call can tell"));
        } catch (LinkFailed failed) {
            out.accept(Finding.missing("log-in", String.valueOf(failed.getMessage())));
        }
    }

    private void version(AmiLink link) throws LinkFailed, InterruptedException {
        String version = interview.answer(link::version).value();
        if (version.isEmpty()) {
            out.accept(Finding.warning("version", "Asterisk does not say; write = ... reporting lets it"));
        } else if (saysSipStatus(version)) {
            out.accept(Finding.ok("version", "Asterisk " + version));
        } else {
            out.accept(Finding.warning("version", "Asterisk " + version + " does not tell SIP statuses (it does since"
                    + " 20.17 and 22.7): unwanted calls and wrong credentials look like other failures"));
        }
    }

    static boolean saysSipStatus(String version) {
        String[] parts = version.split("[^0-9]+", 3);
        try {
            int major = Integer.parseInt(parts[0]);
            int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return major > 22 || (major == 22 && minor >= 7) || (major == 20 && minor >= 17);
        } catch (NumberFormatException unknown) {
            return false;
        }
    }

    private void events() throws InterruptedException {
        if (interview.hears(AmiEvent.Booted.class::isInstance, BOOT_MS)) {
            out.accept(Finding.ok("events of class system", "FullyBooted was heard"));
        } else {
            out.accept(Finding.missing("events of class system",
                    "no FullyBooted came: in manager.conf, read = call,user,system"));
        }
    }

    private void rights(AmiLink link) throws LinkFailed, InterruptedException {
        for (Right right : Right.values()) {
            boolean granted = Right.granted(interview.answer(reply -> link.attempt(right, reply)));
            String subject = "right to " + right.action();
            if (right.needed() == granted) {
                out.accept(Finding.ok(subject, granted ? "granted" : "not granted, as it should be"));
            } else if (right.needed()) {
                out.accept(Finding.missing(subject, "in manager.conf, write = originate,call,reporting ("
                        + right.className() + " is not there)"));
            } else {
                out.accept(Finding.warning(subject, "granted, but not needed: take \"" + right.className()
                        + "\" out of write = in manager.conf"));
            }
        }
    }

    private boolean dialplan(AmiLink link) throws LinkFailed, InterruptedException {
        String contract = interview.variable(link, "DIALER_CONTRACT");
        if (contract.equals(CONTRACT)) {
            out.accept(Finding.ok("dialplan contract", contract));
        } else {
            out.accept(Finding.missing("dialplan contract", "DIALER_CONTRACT is \"" + contract + "\" and should be "
                    + CONTRACT + ": include dialer.conf in extensions.conf, set it in [globals], dialplan reload"));
        }
        boolean all = true;
        for (String place : new String[] {"dialer-agent,hold", "dialer-customer,answered", "dialer-safe-harbour,s",
                "dialer-agent-lost,s", "dialer-transfer,s", "dialer-outside,s", "dialer-join,s",
                "dialer-take-over,s", "dialer-return,s", "dialer-return,promise", "dialer-called-in,s",
                "dialer-check,sound", "dialer-check,silence"}) {
            String found = interview.variable(link, "DIALPLAN_EXISTS(" + place + ",1)");
            if (found.equals("1")) {
                out.accept(Finding.ok("dialplan " + place, "is there"));
            } else {
                all = false;
                out.accept(found.isEmpty()
                        ? Finding.missing("dialplan " + place, "cannot be asked for: load func_dialplan.so")
                        : Finding.missing("dialplan " + place, "include dialer.conf in extensions.conf"));
            }
        }
        return all;
    }

    /** Parks a leg among the agents as a shift's begin does. */
    private void probeAgent(AmiLink link) throws LinkFailed, InterruptedException {
        String id = IDS.ofLeg(++probes);
        place(link, id, "dialer-agent", "hold", Map.of());
        boolean held = stands(id, "agents");
        interview.works(link, new AmiAction.Hangup(id, 16));
        out.accept(held ? Finding.ok("holding bridge for agents", "a probe stood in it")
                : Finding.missing("holding bridge for agents", "a probe did not get there: load app_bridgewait.so and"
                + " bridge_holding.so, give write = originate and read = call"));
        out.accept(interview.stamped() ? Finding.ok("time stamps", "on every event")
                : Finding.warning("time stamps", "set timestampevents = yes in manager.conf: the lag is unknown"));
    }

    /** Parks a leg among the customers and sends it to the message, as happens to a person nobody is free for. */
    private void probeCustomer(AmiLink link) throws LinkFailed, InterruptedException {
        String id = IDS.ofAttempt(++probes);
        place(link, id, "dialer-customer", "answered", Map.of("DIALER_ATTEMPT", id));
        boolean held = stands(id, "customers");
        out.accept(held ? Finding.ok("holding bridge for customers", "a probe stood in it")
                : Finding.missing("holding bridge for customers", "a probe did not get there: compare dialer-customer"
                + " with dialer.conf"));
        interview.works(link, new AmiAction.Redirect(id, "dialer-safe-harbour", "s"));
        boolean told = interview.hears(event -> event instanceof AmiEvent.HarbourEntered entered
                && entered.attemptChannelId().equals(id), EVENT_MS);
        interview.works(link, new AmiAction.Hangup(id, 16));
        out.accept(told ? Finding.ok("safe harbour", "is entered and told")
                : Finding.missing("safe harbour", "no DialerAbandon came: load app_userevent.so, give read = user"));
    }

    private void sound(AmiLink link, String sound) throws LinkFailed, InterruptedException {
        String word = "check" + ++probes;
        String id = IDS.ofAttempt(probes);
        place(link, id, "dialer-check", "sound", Map.of("DIALER_SAFE_HARBOUR", sound, "DIALER_CHECK", word));
        boolean[] played = new boolean[1];
        boolean answered = interview.hears(event -> {
            boolean mine = event instanceof AmiEvent.SoundChecked checked && checked.word().equals(word);
            played[0] |= mine && ((AmiEvent.SoundChecked) event).played();
            return mine;
        }, EVENT_MS);
        if (played[0]) {
            out.accept(Finding.ok("sound " + sound, "plays"));
        } else {
            out.accept(Finding.missing("sound " + sound, answered
                    ? "Asterisk cannot play it: put " + sound + ".ulaw (or .alaw, .wav) below its sounds directory"
                    : "no answer of the dialplan's own check: compare dialer-check with dialer.conf"));
        }
    }

    private void trunk(AmiLink link, int trunkId, String pattern) throws LinkFailed, InterruptedException {
        String endpoint = settings.routes().endpoint(trunkId);
        String subject = "trunk " + trunkId + " (" + endpoint + ")";
        String codecs = interview.variable(link, "PJSIP_ENDPOINT(" + endpoint + ",allow)");
        if (codecs.isEmpty()) {
            out.accept(Finding.missing(subject, "pjsip.conf has no endpoint of that name (or func_pjsip_endpoint.so is"
                    + " not loaded); the dial string is " + pattern.replace("%s", "NUMBER")));
            return;
        }
        if (!codecs.contains("ulaw") && !codecs.contains("alaw")) {
            out.accept(Finding.warning(subject, "its codecs are " + codecs + ": without alaw or ulaw every call and"
                    + " every message is transcoded"));
        }
        String contact = interview.variable(link, "PJSIP_AOR(" + endpoint + ",contact)").split(",", 2)[0];
        String reached = contact.isEmpty() ? "" : interview.variable(link, "PJSIP_CONTACT(" + contact + ",status)");
        out.accept(switch (reached) {
            case "Reachable" -> Finding.ok(subject, "reachable, codecs " + codecs);
            case "Unreachable" -> Finding.missing(subject, "does not answer OPTIONS: look at its address, the firewall,"
                    + " and whether the carrier lets this address in");
            case "NonQualified" -> Finding.warning(subject, "nobody asks whether it can be reached: set"
                    + " qualify_frequency = 30 in its aor");
            default -> Finding.warning(subject, "its contact says \"" + reached + "\": set contact = in its aor, load"
                    + " func_pjsip_aor.so and func_pjsip_contact.so");
        });
    }

    private void seats(AmiLink link) throws LinkFailed, InterruptedException {
        int registered = 0;
        for (int seat = 1; seat <= seats; seat++) {
            String endpoint = settings.routes().agent(seat).replaceFirst("^[^/]*/", "");
            if (!interview.variable(link, "PJSIP_AOR(" + endpoint + ",contact)").isEmpty()) {
                registered++;
            }
        }
        String words = registered + " of " + seats + " have a telephone now";
        out.accept(registered > 0 || seats == 0 ? Finding.ok("seats", words) : Finding.warning("seats", words
                + ": agents cannot sign on until their telephones or browsers have registered"));
    }

    /** A browser's seat: where it registers, its endpoint, whether a secret can be set, the device check's echo. */
    private void webSeats(AmiLink link) throws LinkFailed, InterruptedException {
        out.accept(WebGateway.check(webSeats.server()));
        String endpoint = settings.routes().seatEndpoint(Routes.FIRST_WEB_SEAT + webSeats.seats() - 1);
        String encryption = interview.variable(link, "PJSIP_ENDPOINT(" + endpoint + ",media_encryption)");
        out.accept(encryption.equals("dtls") ? Finding.ok("browser seat " + endpoint, "is there, with WebRTC")
                : Finding.missing("browser seat " + endpoint, encryption.isEmpty()
                ? "pjsip.conf has no endpoint of that name: render more --web-seats" : "set webrtc = yes in it"));
        String word = "check" + ++probes;
        interview.works(link, new AmiAction.OpenSeat("check", word, word));
        boolean set = interview.hears(event -> event instanceof AmiEvent.SoundChecked checked
                && checked.word().equals(word) && checked.played(), EVENT_MS);
        out.accept(set ? Finding.ok("secrets of browser seats", "can be set for a shift")
                : Finding.missing("secrets of browser seats", "the dialplan could not set one: compare dialer-seats"
                + " with dialer.conf, load func_db.so and func_strings.so; sorcery.conf must name astdb before"
                + " pjsip.conf"));
        String echo = interview.variable(link, "DIALPLAN_EXISTS(dialer-seat,echo,1)");
        out.accept(echo.equals("1") ? Finding.ok("echo test", "is there") : Finding.missing("echo test",
                "include dialer.conf in extensions.conf, dialer-seat in the context of the seats, load app_echo.so"));
    }

    private boolean stands(String id, String bridge) throws InterruptedException {
        return interview.hears(event -> event instanceof AmiEvent.BridgeEntered entered
                && entered.channelId().equals(id) && entered.holding() && entered.bridgeName().equals(bridge),
                EVENT_MS);
    }

    private void place(AmiLink link, String id, String context, String exten, Map<String, String> variables)
            throws LinkFailed, InterruptedException {
        if (!interview.works(link, new AmiAction.Originate(id, PROBE, context, exten, 5_000, "\"Check\" <check>",
                variables))) {
            out.accept(Finding.missing("right to Originate", "in manager.conf, write = originate,call,reporting"));
        }
    }
}
