package dialer.api.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of couriers' requests: JSON in UTF-8, plain or packed with gzip, bounded by what comes out. Duplicate keys,
 * deep nesting and whatever follows the document are refused.
 */
final class JobBody {

    /** A job has at most so many bytes. */
    static final int LARGEST_JOB = 131_072;
    /** A batch has at most so many bytes, unpacked. */
    static final int LARGEST_BATCH = 16 * 1_048_576;

    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_NAME = 200;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME).maxStringLength(LARGEST_JOB).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonMapper JSON = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private JobBody() {
    }

    /** @throws ProblemException 400, 413 or 415 */
    static JsonNode read(Context ctx, int largest) {
        return tree(bytes(ctx, largest));
    }

    /** The body as it came, unpacked. */
    static byte[] bytes(Context ctx, int largest) {
        contentType(ctx, "application/json");
        try (InputStream body = stream(ctx, largest)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @throws ProblemException 400 */
    static JsonNode tree(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw ProblemException.badRequest("no-body", "Send a JSON object.");
            }
            return tree;
        } catch (JacksonException e) {
            throw ProblemException.badRequest("not-json", "This is not JSON: " + reason(e));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The body as a stream, unpacked, that ends with a refusal where it is too large. */
    static InputStream stream(Context ctx, long largest) {
        String encoding = ctx.header("Content-Encoding");
        try {
            InputStream raw = ctx.req().getInputStream();
            return new BoundedStream(unpacked(raw, encoding), largest, () -> ProblemException.tooLarge(
                    "The body has more than " + largest + " bytes, unpacked."));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static void contentType(Context ctx, String wanted) {
        String type = ctx.contentType();
        String plain = type == null ? "" : type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (!plain.equals(wanted)) {
            throw ProblemException.unsupported("Send the body as " + wanted + ".");
        }
    }

    /** Which place, without what stands there: it may be somebody's name. */
    static String reason(JacksonException e) {
        String place = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
        String message = e.getOriginalMessage();
        String why = message.contains("Duplicate field") || message.contains("duplicate") ? "a key is there twice"
                : message.contains("nesting depth") ? "it is nested more than " + DEEPEST + " deep"
                : message.contains("exceeds the maximum") ? "a name, a number or a text is too long"
                : message.contains("UTF-8") ? "it is not UTF-8" : "it breaks off or has a sign too many";
        return why + place + ".";
    }

    private static InputStream unpacked(InputStream raw, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return raw;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw ProblemException.unsupported("Pack the body with gzip or send it plain.");
        }
        return new GZIPInputStream(raw);
    }

    private static ProblemException unreadable(IOException e) {
        ProblemException slow = SlowBodies.refusal(e);
        if (slow != null) {
            return slow;
        }
        return ProblemException.badRequest("unreadable", e instanceof ZipException || e instanceof java.io.EOFException
                ? "The body is not packed as its Content-Encoding says." : "The body could not be read to its end.");
    }
}
