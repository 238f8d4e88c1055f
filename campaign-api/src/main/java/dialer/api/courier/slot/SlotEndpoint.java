package dialer.api.courier.slot;

import java.io.IOException;

/** Carries one question to a courier's endpoint and its answer back: guarded, bounded in time and size. */
public interface SlotEndpoint {

    /**
     * Sends the JSON document and returns the answer.
     *
     * @param token    bearer token, empty for none
     * @param withinMs for the whole exchange
     * @throws IOException when nothing complete came back in time, or the address may not be asked
     */
    Answer post(String url, String token, byte[] json, int withinMs) throws IOException;

    /**
     * Whether the address may be asked at all, by its form.
     *
     * @throws IllegalArgumentException beginning with the word {@code url} and saying what is wrong
     */
    void check(String url);

    /** A status and the body, which is at most {@link #LARGEST_ANSWER} bytes of UTF-8. */
    record Answer(int status, String body) {
    }

    /** A longer answer is no answer, bytes. */
    int LARGEST_ANSWER = 262_144;
}
