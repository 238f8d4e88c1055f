package dialer.api.live;

import dialer.api.live.CardCache.Material;
import dialer.api.words.Sentences;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.engine.WallClock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first card of a run shall be there as soon as the thousandth, and Java compiles what it runs only when it has run
 * it often. So the first cards that are fetched ahead are composed once for nobody, and put away.
 */
final class CardRehearsal implements Consumer<Material> {

    private static final Logger LOG = LoggerFactory.getLogger(CardRehearsal.class);
    private static final int CARDS = 2_000;

    private final CardWriter writer;
    private final WallClock clock;
    private final AtomicInteger left = new AtomicInteger(CARDS);

    CardRehearsal(CardWriter writer, WallClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void accept(Material material) {
        if (left.get() <= 0) {
            return;
        }
        left.decrementAndGet();
        try {
            ScreenPop nobody = new ScreenPop(0, 0, material.contact().campaignId(), material.contact().contactId(), 0);
            LiveJson.text(writer.write(nobody, material, "", Sentences.RU, clock.nowMs()));
        } catch (RuntimeException e) {
            // whoever gets the call is told; here nobody waits for the card
            LOG.debug("A card could not be rehearsed", e);
        }
        // cards that are waited for go first
        LockSupport.parkNanos(1);
    }
}
