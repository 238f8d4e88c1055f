package dialer.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dialer.api.live.CardCache.Material;
import dialer.api.store.ContactStore.Contact;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cards are composed for nobody at the start of a run, and no longer. */
class CardRehearsalTest {

    private static final Material CARD = new Material(new Contact(9, 4, 1, 1, "", "OPEN", null, 0, null, 0, null, false,
            null, null, Map.of("name", "Анна"), List.of()), List.of(), List.of(), List.of());

    private final AtomicInteger clockReads = new AtomicInteger();

    @Test
    void shouldNotKeepCardsFromBeingFetchedWhenOneCannotBeComposed() {
        CardRehearsal rehearsal = rehearsal();
        assertThatCode(() -> rehearsal.accept(CARD)).as("there is no campaign 4").doesNotThrowAnyException();
        assertThat(clockReads).hasValue(1);
    }

    @Test
    void shouldEndWhenJavaHasCompiledIt() {
        CardRehearsal rehearsal = rehearsal();
        for (int i = 0; i < 2_500; i++) {
            rehearsal.accept(CARD);
        }
        assertThat(clockReads).hasValue(2_000);
    }

    private CardRehearsal rehearsal() {
        return new CardRehearsal(new CardWriter(new Catalogue(), campaignId -> {
            throw new IllegalStateException("No rules are asked for");
        }), () -> clockReads.incrementAndGet());
    }
}
