package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.telephony.Finding.Grade;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code check-asterisk} against a real Asterisk. */
@Tag("lab")
class LabCheckTest {

    @Test
    void shouldFindARealNodeComplete() throws IOException, InterruptedException {
        Lab lab = Lab.here();
        List<Finding> findings = new ArrayList<>();
        boolean complete = CheckAsterisk.check(settings(lab.address(), "carrier"), 40,
                new CheckAsterisk.WebSeats(20, lab.webServer()), List.of("dialer/safe-harbour"), finding -> {
                    System.out.println(finding.line());
                    findings.add(finding);
                });
        assertThat(findings).filteredOn(finding -> finding.grade() != Grade.OK).isEmpty();
        assertThat(complete).isTrue();
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException, InterruptedException {
        Lab lab = Lab.here();
        List<Finding> findings = new ArrayList<>();
        assertThat(CheckAsterisk.check(settings(lab.address(), "nosuch"), 1, CheckAsterisk.WebSeats.NONE,
                List.of("dialer/nosuch"), findings::add)).isFalse();
        assertThat(findings).filteredOn(finding -> finding.grade() == Grade.MISSING).extracting(Finding::subject)
                .containsExactly("sound dialer/nosuch", "trunk 1 (nosuch)");
    }

    @Test
    void shouldSayThatTheSecretIsWrongAndHideIt() throws IOException, InterruptedException {
        Lab lab = Lab.here();
        LinkAddress right = lab.address();
        List<Finding> findings = new ArrayList<>();
        assertThat(CheckAsterisk.check(settings(new LinkAddress(right.host(), right.port(), right.tls(), right.user(),
                () -> "wrong-secret"), "carrier"), 1, CheckAsterisk.WebSeats.NONE, List.of(), findings::add)).isFalse();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().line()).contains("log-in refused").doesNotContain("wrong-secret");
    }

    @Test
    void shouldLogInOverTls() throws IOException, InterruptedException {
        Lab lab = Lab.here();
        List<Finding> findings = new ArrayList<>();
        LinkAddress plain = lab.address();
        LinkAddress secured = new LinkAddress(plain.host(), lab.tlsPort(), new Tls.Pinned(lab.certificate()),
                plain.user(), plain.secret());
        CheckAsterisk.check(settings(secured, "carrier"), 1, CheckAsterisk.WebSeats.NONE, List.of(), findings::add);
        assertThat(findings).filteredOn(finding -> finding.grade() != Grade.OK).isEmpty();
        LinkAddress unknown = new LinkAddress(plain.host(), lab.tlsPort(), new Tls.Trusted(), plain.user(),
                plain.secret());
        findings.clear();
        assertThat(CheckAsterisk.check(settings(unknown, "carrier"), 1, CheckAsterisk.WebSeats.NONE, List.of(),
                findings::add)).isFalse();
    }

    private static NodeLinkSettings settings(LinkAddress address, String trunk) {
        return new NodeLinkSettings(1, address, new ChannelIds("d1"),
                new Routes(Map.of(1, "PJSIP/%s@" + trunk), "PJSIP/seat-%03d"), 20, 100, 15_000);
    }
}
