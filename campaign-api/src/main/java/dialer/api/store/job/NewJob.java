package dialer.api.store.job;

import dialer.api.store.JobTerms;
import dialer.api.store.JudgedRow;
import dialer.numbering.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it comes in, judged.
 *
 * @param document    as the courier sent it: one line of JSON, its keys in order
 * @param fingerprint of the document, SHA-256 in hex
 * @param notBefore   nobody calls for it before; null for at once
 * @param deadline    nobody calls for it from then on
 * @param call        which campaign calls for it and with what
 */
public record NewJob(Sender sender, String orderId, String kind, String document, String fingerprint,
        @Nullable Instant notBefore, Instant deadline, Call call) {

    /**
     * Who submits.
     *
     * @param keyId the key that opened the door, for the job's history; 0 for none
     * @param trace the request's {@code traceparent}; empty for none
     */
    public record Sender(int courierId, String code, String name, boolean sandbox, int keyId, String trace) {
    }

    /**
     * How it is called for.
     *
     * @param campaignId 0 where no route fits
     * @param row        its numbers, card and verdict; its row number is of no account
     * @param phones     what became of each number that was sent: a JSON array without digits
     * @param trouble    why it cannot be called for at all, a code; empty where it can
     */
    public record Call(int campaignId, int priority, JudgedRow row, String phones, String trouble) {
        public boolean isRejected() {
            return row.verdict() == Verdict.REJECTED;
        }
    }

    JobTerms terms() {
        return new JobTerms(call.priority(), deadline);
    }

    @Override
    public String toString() {
        return "NewJob[" + sender.courierId() + ", " + kind + "]";
    }
}
