package dialer.api.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The encoding of a text that nobody has told us: byte order mark, then UTF-16 by its zero bytes, then strict UTF-8,
 * then a detector, then windows-1251, which is what Russian spreadsheets write. Where the detector names something that
 * makes no Russian words of a short text, the Russian encoding that does is taken.
 */
final class Charsets {

    /** So many bytes from the beginning are looked at. */
    static final int SAMPLE = 64 * 1_024;

    private static final Charset WINDOWS = Charset.forName("windows-1251");
    private static final Charset KOI8 = Charset.forName("KOI8-R");
    private static final Charset DOS = Charset.forName("IBM866");
    private static final List<Charset> RUSSIAN = List.of(WINDOWS, KOI8, DOS);
    /** The commonest Russian letters: they make up more than two thirds of any text, and are small inside words. */
    private static final String COMMON = "оеаинтсрвлкмдпу";

    private Charsets() {
    }

    static Charset of(byte[] sample) {
        return switch (markLength(sample)) {
            case 4 -> sample[0] == 0 ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE;
            case 3 -> StandardCharsets.UTF_8;
            case 2 -> sample[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            default -> withoutMark(sample);
        };
    }

    /** Bytes of the byte order mark, 0 where there is none. */
    static int markLength(byte[] sample) {
        if (sample.length >= 3 && sample[0] == (byte) 0xEF && sample[1] == (byte) 0xBB && sample[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf32 = sample.length >= 4 && (ByteBuffer.wrap(sample).getInt() == 0x0000FEFF
                || ByteBuffer.wrap(sample).getInt() == 0xFFFE0000);
        if (utf32) {
            return 4;
        }
        boolean utf16 = sample.length >= 2 && ((sample[0] == (byte) 0xFE && sample[1] == (byte) 0xFF)
                || (sample[0] == (byte) 0xFF && sample[1] == (byte) 0xFE));
        return utf16 ? 2 : 0;
    }

    private static Charset withoutMark(byte[] sample) {
        Charset wide = utf16(sample);
        if (wide != null) {
            return wide;
        }
        if (isUtf8(sample)) {
            return StandardCharsets.UTF_8;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        Charset detected = name == null || !Charset.isSupported(name) ? WINDOWS : Charset.forName(name);
        Charset best = RUSSIAN.contains(detected) ? detected : WINDOWS;
        for (Charset candidate : RUSSIAN) {
            // by a clear lead only: the detector has seen more than letters
            best = russian(sample, candidate) > 1.25 * russian(sample, best) ? candidate : best;
        }
        return RUSSIAN.contains(detected) || russian(sample, best) > 0 ? best : detected;
    }

    /** In a table nearly every other byte of UTF-16 is 0 (digits, delimiters) or 4 (Russian letters). */
    private static @Nullable Charset utf16(byte[] sample) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0 || sample[i] == 4) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int half = sample.length / 2;
        if (half < 2 || even + odd < half * 0.8) {
            return null;
        }
        if (odd > half * 0.8 && even < half * 0.3) {
            return StandardCharsets.UTF_16LE;
        }
        return even > half * 0.8 && odd < half * 0.3 ? StandardCharsets.UTF_16BE : null;
    }

    /** Strict, but for a character that the end of the sample cuts in two. */
    private static boolean isUtf8(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        for (int cut = 0; cut <= 3 && cut < Math.max(1, sample.length); cut++) {
            try {
                decoder.decode(ByteBuffer.wrap(sample, 0, sample.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                if (sample.length < SAMPLE) {
                    return false;
                }
            }
        }
        return false;
    }

    /** How much the letters look like Russian words: common small letters count, capitals behind small ones do not. */
    private static double russian(byte[] sample, Charset charset) {
        CharBuffer text = charset.decode(ByteBuffer.wrap(sample));
        int score = 0;
        int letters = 0;
        boolean small = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                small = false;
                continue;
            }
            letters++;
            boolean odd = !isRussian(c) || (small && Character.isUpperCase(c));
            score += odd ? -1 : COMMON.indexOf(Character.toLowerCase(c)) >= 0 ? 2 : 1;
            small = Character.isLowerCase(c);
        }
        return letters == 0 ? 0 : Math.max(0, (double) score / letters);
    }

    private static boolean isRussian(char c) {
        return (c >= 'А' && c <= 'я') || "ёЁ№«»—\u00A0".indexOf(c) >= 0;
    }
}
