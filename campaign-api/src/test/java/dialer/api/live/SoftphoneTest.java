package dialer.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoftphoneTest {

    private static final long NOW_MS = 1_700_000_000_000L;

    @Test
    void shouldGiveEachAgentATurnCredentialOfOnesOwnThatExpires() {
        Softphone softphone = new Softphone(Map.of(), Map.of(), List.of("stun:stun.test"), List.of("turn:turn.test"),
                "north", 3_600_000, 500);

        List<Softphone.IceServer> servers = softphone.iceServers(7, NOW_MS);

        // printf %s 1700003600:7 | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(servers).containsExactly(new Softphone.IceServer(List.of("stun:stun.test"), "", ""),
                new Softphone.IceServer(List.of("turn:turn.test"), "1700003600:7", "3SXD73xvzbKOJb8QpzBT3wJ3nzU="));
        assertThat(softphone.toString() + servers).doesNotContain("north", "3SXD73xvzbKOJb8QpzBT3wJ3nzU=");
    }

    @Test
    void shouldNotOfferServersThatNobodyHasConfigured() {
        Softphone softphone = new Softphone(Map.of(), Map.of(), List.of(), List.of(), "", 3_600_000, 500);
        assertThat(softphone.iceServers(7, NOW_MS)).isEmpty();
    }

    @Test
    void shouldSeatAgentsByTheKindTheyChoose() {
        Seats seats = new Seats(List.of(new Seats.Row(1, SeatKind.PHONE, 1), new Seats.Row(1, SeatKind.WEB, 2),
                new Seats.Row(2, SeatKind.WEB, 1)));

        assertThat(seats.kinds()).containsExactly(SeatKind.PHONE, SeatKind.WEB);
        assertThat(seats.take(1, SeatKind.WEB, node -> true)).contains(new Seats.Seat(1, SeatKind.WEB, 1));
        assertThat(seats.take(1, SeatKind.WEB, node -> true)).as("the same again").map(Seats.Seat::seatId)
                .contains(1_001);
        assertThat(seats.take(2, SeatKind.WEB, node -> node == 2)).contains(new Seats.Seat(2, SeatKind.WEB, 1));
        assertThat(seats.take(3, SeatKind.PHONE, node -> true)).map(Seats.Seat::seatId).contains(1);
        assertThat(seats.take(4, SeatKind.PHONE, node -> true)).isEmpty();
        seats.free(3);
        assertThat(seats.take(4, SeatKind.PHONE, node -> true)).isEqualTo(Optional.of(
                new Seats.Seat(1, SeatKind.PHONE, 1)));
    }
}
