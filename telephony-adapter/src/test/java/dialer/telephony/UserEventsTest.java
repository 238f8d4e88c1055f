package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.telephony.ami.AmiLink;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.LinkFailed;
import dialer.telephony.ami.Tls;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What our dialplan says by UserEvent arrives: read from the dialplan itself, so that none is forgotten on the way. */
class UserEventsTest {

    private static final Path DIALPLAN = Path.of("../config/asterisk/dialer.conf");
    private static final Pattern SAID = Pattern.compile("UserEvent\\((\\w+),(\\w+):");
    private static final String LEG = "d1-a-0000000000000007";
    private static final String CHANNEL = "PJSIP/carrier-00000009";
    private static final String CALLER = "+79161234567";

    @Test
    void shouldHearEveryUserEventOfTheDialplan() throws IOException, LinkFailed {
        List<AmiEvent> heard = new CopyOnWriteArrayList<>();
        try (ScriptedAsterisk asterisk = new ScriptedAsterisk();
                AmiLink _ = AmiLink.open(new LinkAddress("127.0.0.1", asterisk.port(), new Tls.Off(), "dialer",
                        () -> Bench.SECRET), new ChannelIds("d1"), listener(heard))) {
            SAID.matcher(Files.readString(DIALPLAN)).results().forEach(said -> asterisk.says("Event: UserEvent",
                    "Privilege: user,all", "UserEvent: " + said.group(1),
                    "Channel: " + CHANNEL, said.group(2) + ": " + (said.group(2).equals("Caller") ? CALLER : LEG)));

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).contains(
                    new AmiEvent.OptedOut(LEG), new AmiEvent.SentOut(LEG), new AmiEvent.CalledBack(CALLER, CHANNEL))
                    .hasSameSizeAs(SAID.matcher(Files.readString(DIALPLAN)).results().toList()));
        }
    }

    private static AmiLink.Listener listener(List<AmiEvent> heard) {
        return new AmiLink.Listener() {
            @Override
            public void heard(AmiEvent event, double atSeconds) {
                if (!(event instanceof AmiEvent.Booted)) {
                    heard.add(event);
                }
            }

            @Override
            public void missed() {
                heard.clear();
            }

            @Override
            public void lost() {
                // the test is over
            }
        };
    }
}
