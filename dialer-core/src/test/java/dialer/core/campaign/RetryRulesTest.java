package dialer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.Disposition;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTest {
    private final RetryRules usual = RetryRules.usual();

    @ParameterizedTest
    @CsvSource({"BUSY,1,5", "BUSY,2,10", "BUSY,3,20", "BUSY,4,20", "NO_ANSWER,1,60", "NO_ANSWER,6,240",
        "UNAVAILABLE,2,120", "REJECTED,1,120", "HUNG_UP_FIRST,3,60", "ABANDONED,1,4320", "FAILED,4,15",
        "CANCELLED,1,10", "CANCELLED,99,10", "CONGESTION,1,10"})
    void shouldWaitByDispositionAndHowOftenItCame(Disposition disposition, int inARow, long minutes) {
        assertThat(usual.delayAfter(disposition, inARow)).isEqualTo(OptionalLong.of(minutes * 60_000));
    }

    @ParameterizedTest
    @CsvSource({"BUSY,5", "NO_ANSWER,7", "UNAVAILABLE,7", "REJECTED,3", "HUNG_UP_FIRST,4", "ABANDONED,4", "FAILED,5",
        "INVALID_NUMBER,1", "UNWANTED,1"})
    void shouldGiveUpWhenADispositionHasComeTooOften(Disposition disposition, int inARow) {
        assertThat(usual.delayAfter(disposition, inARow)).isEmpty();
    }

    @Test
    void shouldKnowNoRuleWhereNoneWasGiven() {
        assertThat(usual.ruleFor(Disposition.TRUNK_SILENT)).isNull();
    }
}
