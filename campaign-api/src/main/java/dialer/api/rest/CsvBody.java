package dialer.api.rest;

import dialer.api.intake.CsvLines;
import dialer.api.intake.CsvLines.Line;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A body of lines with columns in UTF-8. */
final class CsvBody {

    private CsvBody() {
    }

    /**
     * Hands over every line in turn.
     *
     * @param largestBytes of the whole body
     * @throws ProblemException 413 for a larger body
     */
    static void read(Context ctx, long largestBytes, Consumer<Line> taker) throws IOException {
        CsvLines.read(new InputStreamReader(new BoundedStream(ctx.req().getInputStream(), largestBytes,
                () -> ProblemException.tooLarge("The file is larger than http.maxUploadMegabytes allows.")),
                StandardCharsets.UTF_8), taker);
    }
}
