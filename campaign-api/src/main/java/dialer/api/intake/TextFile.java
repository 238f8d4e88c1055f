package dialer.api.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * A text file whose encoding nobody has told us: byte order mark, then strict UTF-8, then a detector, then
 * windows-1251, which is what Russian spreadsheets write.
 *
 * @param text    what follows the byte order mark
 * @param charset what was found
 */
record TextFile(Reader text, Charset charset) {

    private static final int SAMPLE = 64 * 1_024;
    private static final Charset FALLBACK = Charset.forName("windows-1251");

    static TextFile of(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, SAMPLE * 2);
        buffered.mark(SAMPLE + 1);
        byte[] sample = buffered.readNBytes(SAMPLE);
        buffered.reset();
        int mark = markLength(sample);
        Charset charset = charsetOf(sample);
        buffered.skipNBytes(mark);
        return new TextFile(new InputStreamReader(buffered, charset), charset);
    }

    private static Charset charsetOf(byte[] sample) {
        if (markLength(sample) == 3) {
            return StandardCharsets.UTF_8;
        }
        if (markLength(sample) == 2) {
            return sample[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (isUtf8(sample)) {
            return StandardCharsets.UTF_8;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null || name.startsWith("WINDOWS-1252") || !Charset.isSupported(name)
                ? FALLBACK : Charset.forName(name);
    }

    private static int markLength(byte[] sample) {
        if (sample.length >= 3 && sample[0] == (byte) 0xEF && sample[1] == (byte) 0xBB && sample[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = sample.length >= 2 && ((sample[0] == (byte) 0xFE && sample[1] == (byte) 0xFF)
                || (sample[0] == (byte) 0xFF && sample[1] == (byte) 0xFE));
        return utf16 ? 2 : 0;
    }

    /** Strict, but for a character that the end of the sample cuts in two. */
    private static boolean isUtf8(byte[] sample) {
        for (int cut = 0; cut <= 3 && cut < Math.max(1, sample.length); cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(Arrays.copyOf(sample, sample.length - cut)));
                return true;
            } catch (CharacterCodingException e) {
                if (sample.length < SAMPLE) {
                    return false;
                }
            }
        }
        return false;
    }
}
