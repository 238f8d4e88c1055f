package dialer.telephony;

import dialer.telephony.ami.AmiLink;
import dialer.telephony.ami.LinkFailed;
import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Questions to a node one after the other, each waited for; for checks, never for calls. */
final class Interview implements AmiLink.Listener {

    private static final long ANSWER_MS = 5_000;
    /** How many unread events an interview keeps; it places three probes. */
    private static final int EVENTS = 10_000;

    private final BlockingQueue<AmiEvent> events = new LinkedBlockingQueue<>(EVENTS);
    private volatile boolean stamped;

    /** A question that is answered by a reply. */
    interface Question {
        void ask(AmiLink.Reply reply) throws LinkFailed;
    }

    @Override
    public void heard(AmiEvent event, double atSeconds) {
        stamped |= !Double.isNaN(atSeconds);
        // a check is not kept from going on by a flood of events that it does not ask for
        events.offer(event);
    }

    @Override
    public void missed() {
        events.clear();
    }

    @Override
    public void lost() {
        events.clear();
    }

    /** Whether Asterisk stamps its events. */
    boolean stamped() {
        return stamped;
    }

    AmiLink.Answer answer(Question question) throws LinkFailed, InterruptedException {
        CompletableFuture<AmiLink.Answer> answer = new CompletableFuture<>();
        question.ask(reply -> answer.complete(reply == null ? new AmiLink.Answer(false, "the link broke", "") : reply));
        try {
            return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return new AmiLink.Answer(false, "no answer within " + ANSWER_MS / 1_000 + " s", "");
        }
    }

    String variable(AmiLink link, String name) throws LinkFailed, InterruptedException {
        return answer(reply -> link.readVariable(name, reply)).value();
    }

    boolean works(AmiLink link, AmiAction action) throws LinkFailed, InterruptedException {
        return answer(reply -> link.send(action, false, reply)).success();
    }

    /** Waits for such an event; what came before it is passed over. */
    boolean hears(Predicate<AmiEvent> such, long withinMs) throws InterruptedException {
        for (AmiEvent event = events.poll(withinMs, TimeUnit.MILLISECONDS); event != null;
                event = events.poll(withinMs, TimeUnit.MILLISECONDS)) {
            if (such.test(event)) {
                return true;
            }
        }
        return false;
    }
}
