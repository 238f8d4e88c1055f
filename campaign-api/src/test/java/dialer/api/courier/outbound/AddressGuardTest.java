package dialer.api.courier.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.courier.outbound.ForbiddenTarget.Why;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard strict = new AddressGuard(false, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://example.org/hook              | NOT_HTTPS
            ftp://example.org/hook               | NOT_HTTPS
            file:///etc/passwd                   | NOT_HTTPS
            example.org/hook                     | NOT_HTTPS
            https:///hook                        | NOT_A_URL
            https://exa mple.org/                | NOT_A_URL
            https://example.org:0/               | NOT_A_URL
            https://example.org:70000/           | NOT_A_URL
            https://user:password@example.org/   | USER_INFO
            https://example.org/hook#part        | FRAGMENT
            https://127.0.0.1/                   | PRIVATE_ADDRESS
            https://[::1]/                       | PRIVATE_ADDRESS
            https://169.254.169.254/latest/      | PRIVATE_ADDRESS
            """)
    void shouldRefuseByForm(String url, Why why) {
        assertThatForbidden(() -> strict.check(url), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.8.8.8", "169.254.169.254", "172.31.255.255",
        "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::7f00:1",
        "64:ff9b::10.0.0.1", "2002:a00:1::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"})
    void shouldRefuseWhereANameLeadsIntoASpecialNetwork(String address) throws ForbiddenTarget {
        AddressGuard guard = leadingTo(List.of(), "93.184.216.34", address);
        Target target = guard.check("https://courier.example/hook");

        assertThatForbidden(() -> guard.addresses(target), Why.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1", "64:ff9b::93.184.216.34"})
    void shouldCallPublicAddresses(String address) throws Exception {
        AddressGuard guard = leadingTo(List.of(), address);

        assertThat(guard.addresses(guard.check("https://courier.example/hook"))).hasSize(1);
    }

    @Test
    void shouldCallSpecialNetworksThatAreAllowedAndNoOthers() throws Exception {
        List<Network> allowed = List.of(Network.of("10.20.0.0/14"), Network.of("::1"));
        AddressGuard guard = leadingTo(allowed, "10.23.255.255", "::1");

        assertThat(guard.addresses(guard.check("https://courier.example/"))).hasSize(2);
        AddressGuard outside = leadingTo(allowed, "10.24.0.0");
        Target target = outside.check("https://courier.example/");
        assertThatForbidden(() -> outside.addresses(target), Why.PRIVATE_ADDRESS);
    }

    @Test
    void shouldTakeAUrlApart() throws ForbiddenTarget {
        AddressGuard guard = new AddressGuard(true, List.of());

        assertThat(guard.check("https://Courier.Example/a/b?c=d%20e"))
                .isEqualTo(new Target(true, "courier.example", 443, "/a/b?c=d%20e"));
        assertThat(guard.check("http://courier.example:8080"))
                .isEqualTo(new Target(false, "courier.example", 8_080, "/"));
        assertThat(guard.check("https://courier.example/a/?b").below("slots:search").path())
                .isEqualTo("/a/slots:search");
    }

    @Test
    void shouldNotShowPathsOfCouriers() throws ForbiddenTarget {
        assertThat(strict.check("https://courier.example/token-4711?key=secret")).hasToString(
                "Target[courier.example]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/x", "example.org", "10.0.0/8", ""})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AddressGuard leadingTo(List<Network> allowed, String... addresses) {
        return new AddressGuard(false, allowed, host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = literal(addresses[i]);
            }
            return found;
        });
    }

    private static InetAddress literal(String address) throws UnknownHostException {
        return address.startsWith("64:ff9b::") ? InetAddress.getByName(address) : InetAddress.ofLiteral(address);
    }

    private static void assertThatForbidden(ThrowingCallable call, Why why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ForbiddenTarget.class,
                e -> assertThat(e.why()).isEqualTo(why));
    }
}
