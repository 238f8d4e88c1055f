package dialer.api.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recorded conversation as the switch writes it: what the person says in one file, what the agent says in another,
 * each 16 bit, 8 kHz, without a header. It is handed out as one WAV file (RIFF, PCM), left the person, right the
 * agent, whose header is made when it is asked for.
 *
 * @param person headerless samples
 * @param agent  headerless samples
 */
public record StereoRecording(Path person, Path agent) {

    private static final int HEADER_BYTES = 44;
    private static final int RATE_HZ = 8_000;
    private static final int SAMPLE_BYTES = 2;
    private static final int FRAME_BYTES = 2 * SAMPLE_BYTES;

    /** How long the conversation is. */
    public long seconds() throws IOException {
        return frames() / RATE_HZ;
    }

    /** The WAV file's length in bytes, as long as the recording does not grow. */
    public long bytes() throws IOException {
        return HEADER_BYTES + frames() * FRAME_BYTES;
    }

    private long frames() throws IOException {
        return Math.min(Files.size(person), Files.size(agent)) / SAMPLE_BYTES;
    }

    /** The whole WAV file; the caller closes it. */
    public InputStream wav() throws IOException {
        byte[] header = header((int) frames() * FRAME_BYTES);
        InputStream left = Files.newInputStream(person);
        try {
            return new SequenceInputStream(new ByteArrayInputStream(header),
                    new TwoSides(left, Files.newInputStream(agent)));
        } catch (IOException e) {
            left.close();
            throw e;
        }
    }

    private static byte[] header(int samples) {
        return ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN).put(word("RIFF"))
                .putInt(HEADER_BYTES - 8 + samples).put(word("WAVE")).put(word("fmt ")).putInt(16).putShort((short) 1)
                .putShort((short) 2).putInt(RATE_HZ).putInt(RATE_HZ * FRAME_BYTES).putShort((short) FRAME_BYTES)
                .putShort((short) 16).put(word("data")).putInt(samples).array();
    }

    private static byte[] word(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }
}
