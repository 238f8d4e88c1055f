package dialer.bench;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.Input;
import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.CallText;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Directory;
import dialer.telephony.translate.Outlet;
import dialer.telephony.translate.Routes;
import dialer.telephony.translate.Translator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to translate between Asterisk and the core: one answered call, five events and two wishes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AmiTranslation {

    private static final int EVENTS = 7;
    private static final String CUSTOMERS = "customers";

    private final ChannelIds ids = new ChannelIds("d1");
    private final Ear ear = new Ear();
    private final Translator translator = new Translator(ids, 1_000,
            new Routes(Map.of(1, "PJSIP/%s@carrier"), "PJSIP/seat-%03d"), new Book(), 15_000, ear);
    private long attemptId;

    /** One event or wish. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long translate() {
        long id = ++attemptId;
        String channelId = ids.ofAttempt(id);
        String channel = "PJSIP/carrier-00000001";
        translator.ask(new CallEffect.Originate(1, id, 1, 1, 1, 1, 30_000, false), id);
        translator.heard(new AmiEvent.ChannelCreated(channelId, channel), id);
        translator.heard(new AmiEvent.DialProgress(channelId, channel, "RINGING"), id);
        translator.heard(new AmiEvent.Originated(channelId, true, 4), id);
        translator.heard(new AmiEvent.BridgeEntered(channelId, channel, "b1", true, CUSTOMERS), id);
        translator.ask(new CallEffect.HangUp(1, id, HangupCause.NORMAL), id);
        translator.heard(new AmiEvent.ChannelEnded(channelId, channel, true, 16, 0), id);
        return ear.heard;
    }

    /** Counts what comes out, so that nothing is optimised away. */
    private static final class Ear implements Outlet {

        private long heard;

        @Override
        public void tell(Input input) {
            heard++;
        }

        @Override
        public void send(AmiAction action) {
            heard++;
        }
    }

    /** One number and one text for all. */
    private static final class Book implements Directory {

        private final CallText text = new CallText("Shop", "+74950000000", "dialer/safe-harbour");

        @Override
        public String digits(long numberId) {
            return "+79160000001";
        }

        @Override
        public CallText text(int campaignId, long contactId, long numberId) {
            return text;
        }

        @Override
        public @Nullable String destination(int destinationId) {
            return null;
        }
    }
}
