package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.telephony.Finding.Grade;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckAsteriskTest {

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void shouldSayThatNobodyListensThere() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(check(port)).isFalse();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().line()).startsWith("missing  log-in: ").contains("no AMI there", "manager.conf");
    }

    @Test
    void shouldNameWhatIsMissingAndWhatIsTooMuch() throws IOException, InterruptedException {
        // grants everything and knows no variable
        try (ScriptedAsterisk asterisk = new ScriptedAsterisk()) {
            assertThat(check(asterisk.port())).isFalse();
            assertThat(asterisk.actions().toString()).doesNotContain("Reload", "Originate");
        }
        assertThat(subjects(Grade.MISSING)).as("%s", findings)
                .startsWith("dialplan contract", "dialplan dialer-agent,hold")
                .contains("trunk 1 (carrier)");
        assertThat(subjects(Grade.WARNING)).contains("right to Command", "right to GetConfig", "right to ModuleCheck",
                "seats");
    }

    @ParameterizedTest
    @CsvSource({"22.10.1+dfsg,true", "22.7.0,true", "22.6.1,false", "20.17.0,true", "20.16.0,false", "18.9-cert1,false",
        "23.0.0,true", "GIT-master,false"})
    void shouldKnowWhichVersionsTellSipStatuses(String version, boolean tells) {
        assertThat(CheckAsterisk.saysSipStatus(version)).isEqualTo(tells);
    }

    private boolean check(int port) throws InterruptedException {
        LinkAddress address = new LinkAddress("127.0.0.1", port, new Tls.Off(), "dialer", () -> Bench.SECRET);
        return CheckAsterisk.check(new NodeLinkSettings(1, address, new ChannelIds("d1"),
                new Routes(Map.of(1, "PJSIP/%s@carrier"), "PJSIP/seat-%03d"), 20, 100, 15_000), 2,
                CheckAsterisk.WebSeats.NONE, List.of("dialer/safe-harbour"), findings::add);
    }

    private List<String> subjects(Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).map(Finding::subject).toList();
    }
}
