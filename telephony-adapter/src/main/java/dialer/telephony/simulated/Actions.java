package dialer.telephony.simulated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Judges what a client asks for, with the rights {@code write=originate,call,reporting} and the very words of
 * Asterisk 22 (transcripts {@code things-that-do-not-exist}, {@code node-is-asked}, {@code log-in}).
 */
final class Actions {

    private static final Set<String> DENIED = Set.of(
            "command", "getconfig", "getconfigjson", "updateconfig", "reload", "moduleload", "modulecheck", "filter",
            "mixmonitor", "stopmixmonitor", "pjsipshowendpoints", "pjsipshowendpoint", "pjsipshowaors",
            "pjsipshowcontacts", "dbget", "dbput", "queueadd", "monitor");
    private static final Pattern FUNCTION = Pattern.compile("([A-Z_]+)\\((.*)\\)");
    private static final Pattern CALLER = Pattern.compile("\\s*\"?([^\"<]*)\"?\\s*(?:<([^>]*)>)?\\s*");

    private final SimulatedAsterisk.Settings settings;
    private final Timeline timeline;
    private final Switchboard switchboard;
    private final Announcer announcer;
    private final Totals totals;
    private final SplittableRandom dice;

    Actions(
            SimulatedAsterisk.Settings settings, Timeline timeline, Switchboard switchboard, Announcer announcer,
            Totals totals) {
        this.settings = settings;
        this.timeline = timeline;
        this.switchboard = switchboard;
        this.announcer = announcer;
        this.totals = totals;
        this.dice = new SplittableRandom(settings.seed() + 1);
    }

    void handle(Connection client, Request request) {
        switch (request.action()) {
            case "challenge" -> challenge(client, request);
            case "login" -> logIn(client, request);
            case "logoff" -> {
                client.send(Block.response("Goodbye", request, "Thanks for all the fish."));
                client.closeWhenWritten();
            }
            default -> {
                if (client.isLoggedIn()) {
                    known(client, request);
                } else {
                    client.send(Block.error(request, "Permission denied"));
                }
            }
        }
    }

    private void known(Connection client, Request request) {
        switch (request.action()) {
            case "ping" -> client.send(Block.success(request, "")
                    .line("Ping", "Pong").line("Timestamp", timeline.nowMs() / 1000 + ".000000"));
            case "events" -> {
                client.wantEvents(!request.get("EventMask").equalsIgnoreCase("off"));
                client.send(Block.success(request, "").line("Events", client.wantsEvents() ? "On" : "Off"));
            }
            case "corestatus" -> client.send(coreStatus(request));
            case "coresettings" -> client.send(coreSettings(request));
            case "coreshowchannels" ->
                Listing.channels(request, switchboard.lines(), timeline.nowMs(), client::send);
            case "status" -> status(client, request);
            case "getvar" -> client.send(getVariable(request));
            case "setvar" -> client.send(setVariable(request));
            case "originate" -> client.send(originate(request));
            case "bridge" -> bridge(client, request);
            case "redirect" -> redirect(client, request);
            case "hangup" -> hangUp(client, request);
            case "playdtmf" -> client.send(switchboard.exact(request.get("Channel")) == null
                    ? Block.error(request, "Channel not found") : Block.success(request, "DTMF successfully queued"));
            default -> client.send(DENIED.contains(request.action())
                    ? Block.error(request, "Permission denied")
                    : Block.error(request, "Invalid/unknown command: " + request.get("Action")
                            + ". Use Action: ListCommands to show available commands."));
        }
    }

    // --- log-in ---------------------------------------------------------------------------------------------------

    private void challenge(Connection client, Request request) {
        if (!request.get("AuthType").equalsIgnoreCase("MD5")) {
            client.send(Block.error(request, "Must specify AuthType"));
            return;
        }
        client.challenge(Integer.toString(dice.nextInt(100_000_000, 1_000_000_000)));
        client.send(Block.success(request, "").line("Challenge", client.challenge()));
    }

    private void logIn(Connection client, Request request) {
        var right = request.get("AuthType").equalsIgnoreCase("MD5")
                ? !client.challenge().isEmpty()
                        && md5(client.challenge() + settings.secret()).equals(request.get("Key"))
                : settings.secret().equals(request.get("Secret"));
        if (!right || !settings.user().equals(request.get("Username"))) {
            timeline.after(1_000, () -> {
                client.send(Block.error(request, "Authentication failed"));
                client.closeWhenWritten();
            });
            return;
        }
        client.logIn();
        client.wantEvents(!request.get("Events").equalsIgnoreCase("off"));
        client.send(Block.success(request, "Authentication accepted"));
        client.send(new Block()
                .line("Event", "FullyBooted")
                .line("Privilege", "system,all")
                .line("Uptime", 60)
                .line("LastReload", 60)
                .line("Status", "Fully Booted"));
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    // --- questions ------------------------------------------------------------------------------------------------

    private Block coreStatus(Request request) {
        return Block.success(request, "")
                .line("CoreStartupDate", "2026-01-01")
                .line("CoreStartupTime", "00:00:00")
                .line("CoreReloadDate", "2026-01-01")
                .line("CoreReloadTime", "00:00:00")
                .line("CoreCurrentCalls", switchboard.size())
                .line("CoreProcessedCalls", totals.originated.sum());
    }

    private Block coreSettings(Request request) {
        return Block.success(request, "")
                .line("AMIversion", "11.0.0")
                .line("AsteriskVersion", "22.10.1")
                .line("SystemName", settings.systemName())
                .line("CoreMaxCalls", 0)
                .line("CoreMaxLoadAvg", "0.000000")
                .line("CoreRunUser", "")
                .line("CoreRunGroup", "")
                .line("CoreMaxFilehandles", 0)
                .line("CoreRealTimeEnabled", "No")
                .line("CoreCDRenabled", "No")
                .line("CoreHTTPenabled", "No")
                .line("SoundsSearchCustomDir", "No");
    }

    private void status(Connection client, Request request) {
        var asked = request.get("Channel");
        var line = switchboard.exact(asked);
        if (!asked.isEmpty() && line == null) {
            client.send(Block.error(request, "No such channel"));
            return;
        }
        Listing.status(request, line == null ? switchboard.lines() : Set.of(line), timeline.nowMs(), client::send);
    }

    private Block getVariable(Request request) {
        var name = request.get("Variable");
        var channel = request.get("Channel");
        var line = switchboard.exact(channel);
        if (!channel.isEmpty() && line == null) {
            return Block.error(request, "No such channel");
        }
        var value = line == null ? global(name) : line.variables().getOrDefault(name, "");
        return Block.success(request, "").line("Variable", name).line("Value", value);
    }

    private String global(String name) {
        var call = FUNCTION.matcher(name);
        if (!call.matches()) {
            return switchboard.globals().getOrDefault(name, "");
        }
        var arguments = call.group(2).split(",", -1);
        var second = arguments.length > 1 ? arguments[1] : "";
        return switch (call.group(1)) {
            case "DIALPLAN_EXISTS" -> Dialplan.exists(arguments[0], second) ? "1" : "0";
            case "PJSIP_AOR" -> aor(arguments[0], second);
            case "PJSIP_CONTACT" -> contact(arguments[0].replaceFirst(";?@.*", ""), second);
            case "PJSIP_ENDPOINT" -> endpoint(arguments[0], second);
            default -> "";
        };
    }

    /** A trunk has its static contact whether it answers or not; a seat has one only while its phone is registered. */
    private String aor(String endpoint, String field) {
        var listed = settings.trunks().contains(endpoint) || switchboard.isReachable(endpoint);
        return listed && field.equals("contact")
                ? endpoint + "@@" + md5(endpoint) : "";
    }

    private String contact(String endpoint, String field) {
        return switch (field) {
            case "status" -> switchboard.isReachable(endpoint) ? "Reachable" : "Unreachable";
            case "uri" -> "sip:" + endpoint + "@127.0.0.1";
            default -> "";
        };
    }

    private String endpoint(String endpoint, String field) {
        var seat = switchboard.isSeat(endpoint);
        if (!seat && !settings.trunks().contains(endpoint)) {
            return "";
        }
        return switch (field) {
            case "allow" -> "(ulaw|alaw)";
            case "context" -> seat ? "from-seat" : "from-carrier";
            case "aors" -> endpoint;
            default -> "";
        };
    }

    // --- deeds ----------------------------------------------------------------------------------------------------

    private Block setVariable(Request request) {
        var channel = request.get("Channel");
        var line = switchboard.exact(channel);
        if (!channel.isEmpty() && line == null) {
            return Block.error(request, "No such channel");
        }
        (line == null ? switchboard.globals() : line.variables()).put(request.get("Variable"), request.get("Value"));
        return Block.success(request, "Variable Set");
    }

    private Block originate(Request request) {
        var dialString = request.get("Channel");
        if (dialString.isEmpty()) {
            return Block.error(request, "Channel not specified");
        }
        if (!request.get("Application").isEmpty()) {
            return Block.error(request, "Originate Access Forbidden: app or data blacklisted");
        }
        if (request.get("Exten").isEmpty() || request.get("Context").isEmpty() || request.get("Priority").isEmpty()) {
            return Block.error(request, "Originate with 'Exten' requires 'Context' and 'Priority'");
        }
        if (!request.isTrue("Async")) {
            return Block.error(request, "Originate failed");
        }
        if (dialString.startsWith("Local/s@dialer-called-in")) {
            // nobody calls in here: it is as if they had hung up, and they are called
            dialString = request.variables().getOrDefault("DIALER_ROUTE", "");
        }
        var slash = dialString.indexOf('/');
        if (dialString.startsWith("Local/") && request.get("Context").equals("dialer-check")) {
            checkSound(request);
        } else {
            switchboard.originate(origin(request, dialString, dialString.substring(slash + 1)));
        }
        return Block.success(request, "Originate successfully queued");
    }

    private Line.Origin origin(Request request, String dialString, String dialed) {
        var at = dialed.lastIndexOf('@');
        var known = dialString.startsWith("PJSIP/");
        var caller = CALLER.matcher(request.get("CallerID"));
        var matches = caller.matches();
        var id = request.get("ChannelId");
        return new Line.Origin(
                id.isEmpty() ? settings.systemName() + "-" + timeline.nowMs() + "." + totals.originated.sum() : id,
                request.get("ActionID"),
                dialString,
                known ? dialed.substring(at + 1) : "",
                at < 0 ? "" : dialed.substring(0, at),
                matches ? caller.group(1).strip() : "",
                matches && caller.group(2) != null ? caller.group(2) : "",
                request.get("Context"),
                request.get("Exten"),
                request.number("Timeout", 30_000),
                request.variables());
    }

    private void checkSound(Request request) {
        var variables = request.variables();
        var sound = variables.getOrDefault("DIALER_SAFE_HARBOUR", "dialer/safe-harbour");
        var found = settings.sounds().contains(sound);
        var check = variables.getOrDefault("DIALER_CHECK", "");
        timeline.after(found ? 1_000 : 1, () -> announcer.soundChecked(check, found ? "SUCCESS" : "FAILED"));
    }

    private void bridge(Connection client, Request request) {
        for (var header : new String[] {"Channel1", "Channel2"}) {
            if (switchboard.byPrefix(request.get(header)) == null) {
                client.send(Block.error(request, header + " does not exist: " + request.get(header)));
                return;
            }
        }
        var first = switchboard.byPrefix(request.get("Channel1"));
        var second = switchboard.byPrefix(request.get("Channel2"));
        if (first == null || second == null || first.channelState() != Line.UP || second.channelState() != Line.UP) {
            client.send(Block.error(request, "Could not add " + request.get("Channel1") + " to the bridge"));
            return;
        }
        client.send(Block.success(request, "Channels have been bridged"));
        switchboard.bridge(first, second);
    }

    private void redirect(Connection client, Request request) {
        var line = switchboard.exact(request.get("Channel"));
        if (line == null) {
            client.send(Block.error(request, "Channel does not exist: " + request.get("Channel")));
        } else if (line.channelState() != Line.UP) {
            client.send(Block.error(request, "Redirect failed, channel not up."));
        } else {
            client.send(Block.success(request, "Redirect successful"));
            switchboard.redirect(line, request.get("Context"), request.get("Exten"));
        }
    }

    private void hangUp(Connection client, Request request) {
        var line = switchboard.exact(request.get("Channel"));
        if (line == null) {
            client.send(Block.error(request, "No such channel"));
            return;
        }
        client.send(Block.success(request, "Channel Hungup"));
        switchboard.hangUp(line, (int) request.number("Cause", 16));
    }
}
