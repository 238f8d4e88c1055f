package dialer.telephony.simulated;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays a transcript's client against the simulated Asterisk, whose clock stands still between the recorded
 * moments.
 */
final class Replay {

    private static final long START_MS = 1_767_225_600_000L;

    private Replay() {}

    static List<AmiText> of(Transcript transcript) throws IOException {
        var clock = new AtomicLong(START_MS);
        var settings = SimulatedAsterisk.Settings.ordinary("dialer", "secret");
        try (var asterisk = SimulatedAsterisk.start(settings, new CodedCarrier(), clock::get, 1);
                var client = AmiTextClient.loggedIn(asterisk)) {
            asterisk.phone("seat-040", false);
            client.ask("Action: Ping");
            client.rest();
            var ids = new HashMap<String, String>();
            for (var step : transcript.withIdsForChannelNames().steps()) {
                advance(clock, asterisk, START_MS + (long) step.atMs());
                play(step, asterisk, client, ids);
            }
            advance(clock, asterisk, clock.get() + 100);
            return client.rest();
        }
    }

    private static void play(
            Transcript.Step step, SimulatedAsterisk asterisk, AmiTextClient client, Map<String, String> ids) {
        switch (step) {
            case Transcript.ClientSent(var _, var action) -> {
                var dialed = action.get("Channel").replaceFirst("^PJSIP/", "").replaceFirst("@.*", "");
                ids.putIfAbsent(dialed, action.get("ChannelId"));
                client.send(action.lines());
                client.ask("Action: Ping");
            }
            case Transcript.Note(var _, var user, var what) -> {
                if (what.equals("hangs up") && !user.contains("T")) {
                    asterisk.hangsUp(ids.getOrDefault(user, ""));
                }
            }
            case Transcript.ServerSent _ -> { }
        }
    }

    /** Time passes a millisecond at a time, so that what follows from an event is not late. */
    private static void advance(AtomicLong clock, SimulatedAsterisk asterisk, long toMs) {
        while (clock.get() < toMs) {
            clock.incrementAndGet();
            asterisk.happened();
        }
    }
}
