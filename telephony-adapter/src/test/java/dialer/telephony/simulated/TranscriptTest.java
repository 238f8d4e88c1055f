package dialer.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated Asterisk says what a real one said: the same events per channel, the same headers, the same words. */
class TranscriptTest {

    /** Not replayable by their client's lines alone; SimulatedAsteriskTest covers them. */
    private static final Set<String> LEFT_OUT =
            Set.of("log-in", "phone-comes-and-goes", "trunk-is-unreachable", "sound-file-is-checked");

    /** Their place among a channel's events changes from one recording to the next (TELEPHONY: "in any order"). */
    private static final Set<String> ANYWHERE = Set.of("OriginateResponse", "DialBegin", "DialState");

    /** Headers whose values are compared; of others the presence. A Forward header comes only with 302. */
    private static final List<String> MEANING = List.of(
            "Response", "Message", "Reason", "ChannelState", "DialStatus", "BridgeName", "BridgeType",
            "BridgeNumChannels",
            "Cause", "Cause-txt", "TechCause", "UserEvent", "Attempt", "Context", "Exten", "Linkedid", "DialString",
            "Variable", "Value", "Application", "ApplicationData", "BridgeCreator", "ListItems");

    static Stream<Transcript> transcripts() throws IOException {
        var all = new ArrayList<Transcript>();
        for (var file : Transcript.all().toList()) {
            all.add(Transcript.read(file));
        }
        return all.stream().filter(transcript -> !LEFT_OUT.contains(transcript.name()));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void shouldSayWhatTheRealAsteriskSaid(Transcript transcript) throws IOException {
        var real = transcript.withIdsForChannelNames().said().stream().filter(TranscriptTest::ours).toList();
        var simulated = Replay.of(transcript).stream().filter(TranscriptTest::ours).toList();

        assertThat(real).as("the recording has something to compare").isNotEmpty();
        assertThat(stories(simulated).keySet()).isEqualTo(stories(real).keySet());
        stories(real).forEach((story, said) ->
                assertThat(stories(simulated).get(story)).as("channel %s", story).containsExactlyElementsOf(said));
        assertThat(headersByEvent(simulated)).isEqualTo(headersByEvent(real));
    }

    private static boolean ours(AmiText block) {
        return !block.get("Channel").startsWith("Local/")
                && !Set.of("PeerStatus", "ContactStatus", "ChanSpyStart", "ChanSpyStop").contains(block.get("Event"));
    }

    /** Per channel (and for responses) what was said, in order; what has no fixed place stands behind, sorted. */
    private static Map<String, List<String>> stories(List<AmiText> blocks) {
        var stories = new TreeMap<String, List<String>>();
        for (var block : blocks) {
            var loose = ANYWHERE.contains(block.get("Event"));
            var story = block.id() + (loose ? " anywhere" : "");
            stories.computeIfAbsent(story, _ -> new ArrayList<>()).add(meaning(block));
        }
        return stories;
    }

    private static String meaning(AmiText block) {
        var words = new LinkedHashMap<String, String>();
        words.put("Event", block.get("Event"));
        for (var header : MEANING) {
            var value = block.get(header);
            var varies = header.startsWith("Cause") && block.get("Event").equals("HangupRequest");
            if (!value.isEmpty() && !varies) {
                words.put(header, value.replaceFirst("@@[0-9a-f]{32}$", "@@<hash>"));
            }
        }
        return words.toString();
    }

    private static Map<String, Set<String>> headersByEvent(List<AmiText> blocks) {
        var headers = new TreeMap<String, Set<String>>();
        for (var block : blocks) {
            var names = headers.computeIfAbsent(block.get("Event"), _ -> new TreeSet<>());
            names.addAll(block.headers().keySet());
            names.removeIf(name -> name.equals("Cause") && block.get("Event").equals("HangupRequest"));
            names.remove("Forward");
        }
        return headers;
    }
}
