package dialer.api.rest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A body of lines with columns in UTF-8, as people make them: a stray quotation mark costs a field, not the file. */
final class CsvBody {

    private CsvBody() {
    }

    /**
     * Hands over every line in turn.
     *
     * @param largestBytes of the whole body
     * @throws ProblemException 413 for a larger body; 422 for what cannot be parted into fields, lines before it have
     *                          been handed over
     */
    static void read(Context ctx, long largestBytes, Consumer<CsvRecord> taker) throws IOException {
        long line = 0;
        try (CsvReader<CsvRecord> lines = CsvReader.builder().allowExtraCharsAfterClosingQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(new BoundedStream(ctx.req().getInputStream(), largestBytes,
                        () -> ProblemException.tooLarge("The file is larger than http.maxUploadMegabytes allows.")),
                        StandardCharsets.UTF_8))) {
            for (CsvRecord record : lines) {
                line = record.getStartingLineNumber();
                taker.accept(record);
            }
        } catch (CsvParseException e) {
            throw ProblemException.invalid("", "not-csv", "Behind line " + line + " the file cannot be read as columns:"
                    + " a field without an end, or far too many of them. The lines before were taken.");
        }
    }
}
