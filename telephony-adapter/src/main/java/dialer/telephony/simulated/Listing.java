package dialer.telephony.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The two lists a client asks for after a reconnect: CoreShowChannels and Status. */
final class Listing {

    private Listing() {}

    static void channels(Request request, Iterable<Line> lines, long nowMs, Consumer<Block> answer) {
        answer.accept(start(request, "Channels will follow"));
        var count = 0;
        for (var line : lines) {
            var seconds = (nowMs - line.sinceMs()) / 1000;
            answer.accept(Announcer.line(item(request, "CoreShowChannel"), line)
                    .line("Application", line.application())
                    .line("ApplicationData", line.applicationArguments())
                    .line("Duration", "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60))
                    .line("BridgeId", bridgeId(line)));
            count++;
        }
        answer.accept(item(request, "CoreShowChannelsComplete").line("EventList", "Complete").line("ListItems", count));
    }

    static void status(Request request, Iterable<Line> lines, long nowMs, Consumer<Block> answer) {
        answer.accept(start(request, "Channel status will follow"));
        var wanted = request.get("Variables").isEmpty() ? List.<String>of()
                : Arrays.asList(request.get("Variables").split(",", -1));
        var count = 0;
        for (var line : lines) {
            var block = Announcer.line(new Block().line("Event", "Status").line("Privilege", "Call"), line)
                    .line("Type", "PJSIP")
                    .line("DNID", "")
                    .line("EffectiveConnectedLineNum", line.connectedNumber())
                    .line("EffectiveConnectedLineName", line.connectedName())
                    .line("TimeToHangup", 0)
                    .line("BridgeID", bridgeId(line))
                    .line("Application", line.application())
                    .line("Data", line.applicationArguments())
                    .line("Nativeformats", "(ulaw)")
                    .line("Readformat", "ulaw")
                    .line("Readtrans", "")
                    .line("Writeformat", "ulaw")
                    .line("Writetrans", "")
                    .line("Callgroup", 0)
                    .line("Pickupgroup", 0)
                    .line("Seconds", (nowMs - line.sinceMs()) / 1000);
            for (var name : wanted) {
                block.line("Variable", name + "=" + line.variables().getOrDefault(name, "(null)"));
            }
            answer.accept(request.actionId() == null ? block : block.line("ActionID", request.actionId()));
            count++;
        }
        answer.accept(item(request, "StatusComplete")
                .line("EventList", "Complete").line("ListItems", count).line("Items", count));
    }

    private static String bridgeId(Line line) {
        var bridge = line.bridge();
        return bridge == null ? "" : bridge.id();
    }

    private static Block start(Request request, String message) {
        return Block.success(request, "").line("EventList", "start").line("Message", message);
    }

    private static Block item(Request request, String event) {
        var block = new Block().line("Event", event);
        return request.actionId() == null ? block : block.line("ActionID", request.actionId());
    }
}
