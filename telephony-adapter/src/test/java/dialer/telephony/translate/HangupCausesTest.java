package dialer.telephony.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.telephony.translate.HangupCauses.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per row of the table that was provoked on a real Asterisk 22.10. */
class HangupCausesTest {

    @ParameterizedTest(name = "SIP {0}, Q.850 {1}: {2}, and {3} where Asterisk gives no SIP status")
    @CsvSource({
        "486,  17, BUSY,           BUSY",
        "600,  17, BUSY,           BUSY",
        "480,  19, UNAVAILABLE,    UNAVAILABLE",
        "408,  18, NO_ANSWER,      NO_ANSWER",
        "404,   1, INVALID_NUMBER, INVALID_NUMBER",
        "604,   1, INVALID_NUMBER, INVALID_NUMBER",
        "484,  28, INVALID_NUMBER, INVALID_NUMBER",
        "410,  22, INVALID_NUMBER, INVALID_NUMBER",
        "403,  21, REJECTED,       REJECTED",
        "603,  21, REJECTED,       REJECTED",
        "401,  21, MISCONFIGURED,  REJECTED",
        "407,  21, MISCONFIGURED,  REJECTED",
        "607, 127, UNWANTED,       FAILED",
        "487, 127, FAILED,         FAILED",
        "400, 127, FAILED,         FAILED",
        "503,  34, CONGESTION,     CONGESTION",
        "500,  38, CONGESTION,     CONGESTION",
        "502,  27, FAILED,         FAILED",
        "504, 102, FAILED,         FAILED",
        "488,  58, MISCONFIGURED,  MISCONFIGURED",
        "606,  58, MISCONFIGURED,  MISCONFIGURED",
        "501,  29, FAILED,         FAILED",
        "302,  23, FAILED,         FAILED",
    })
    void shouldSayWhatTheCarriersFinalAnswerMeans(int sip, int q850, HangupCause withSip, HangupCause withoutSip) {
        assertThat(HangupCauses.of(new Ending(q850, sip, false, true, false, 0, 5_000))).isEqualTo(withSip);
        assertThat(HangupCauses.of(new Ending(q850, 0, false, true, false, 0, 5_000))).isEqualTo(withoutSip);
    }

    @ParameterizedTest
    @CsvSource({"480", "0"})
    void shouldCallOurOwnTimeOutNoAnswerWhenItRang(int sip) {
        assertThat(HangupCauses.of(new Ending(19, sip, false, true, true, 0, 25_000))).isEqualTo(HangupCause.NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"480", "0"})
    void shouldSuspectTheTrunkWhenOurTimeOutCameWithoutASignOfLife(int sip) {
        assertThat(HangupCauses.of(new Ending(19, sip, false, false, true, 0, 25_000)))
                .isEqualTo(HangupCause.CARRIER_SILENT);
    }

    @ParameterizedTest
    @CsvSource({"408", "0"})
    void shouldSuspectTheTrunkWhenSipItselfGaveUpOnASilentCarrier(int sip) {
        assertThat(HangupCauses.of(new Ending(18, sip, false, false, false, 0, 32_000)))
                .isEqualTo(HangupCause.CARRIER_SILENT);
        assertThat(HangupCauses.of(new Ending(18, sip, false, true, false, 0, 32_000)))
                .isEqualTo(HangupCause.NO_ANSWER);
    }

    @ParameterizedTest(name = "our hang-up with cause {0} came back as {1}, SIP {2}")
    @CsvSource({"16,16,0", "26,26,0", "26,16,0", "16,0,0", "26,127,0", "26,127,487"})
    void shouldSayCancelledWhenWeHungUpWhileItRang(int sent, int cause, int sip) {
        assertThat(HangupCauses.of(new Ending(cause, sip, false, true, false, sent, 16_000)))
                .isEqualTo(HangupCause.CANCELLED);
    }

    @Test
    void shouldBelieveTheCarrierWhenItsFinalAnswerCrossesOurCancel() {
        assertThat(HangupCauses.of(new Ending(17, 486, false, true, false, 26, 16_000))).isEqualTo(HangupCause.BUSY);
        assertThat(HangupCauses.of(new Ending(17, 0, false, true, false, 26, 16_000))).isEqualTo(HangupCause.BUSY);
    }

    @ParameterizedTest
    @CsvSource({"16,NORMAL", "26,NORMAL", "127,NORMAL", "0,NORMAL", "44,MEDIA_LOST"})
    void shouldSayHowAnAnsweredCallEnded(int cause, HangupCause expected) {
        assertThat(HangupCauses.of(new Ending(cause, 0, true, true, false, 0, 60_000))).isEqualTo(expected);
        assertThat(HangupCauses.of(new Ending(cause, 0, true, true, false, 16, 60_000))).isEqualTo(expected);
    }

    @Test
    void shouldTreatWhatNobodyHasSeenAsWorthAnotherTry() {
        assertThat(HangupCauses.of(new Ending(99, 599, false, true, false, 0, 1))).isEqualTo(HangupCause.FAILED);
        assertThat(HangupCauses.of(new Ending(16, 0, false, true, false, 0, 1))).isEqualTo(HangupCause.FAILED);
    }
}
