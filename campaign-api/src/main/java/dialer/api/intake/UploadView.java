package dialer.api.intake;

import dialer.api.store.RowTotals;
import dialer.api.store.UploadStore.StoredUpload;
import dialer.api.words.Sentences;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as people see it, on the page and over the socket; no personal data.
 *
 * @param progressPermille how much of the file has been read, null where nothing is being read or its size is unknown
 * @param trouble          why it failed, null where it has not
 */
public record UploadView(int id, int campaignId, @Nullable Integer listId, String name, String source, String courier,
        UploadState state, long bytes, @Nullable Integer progressPermille, RowTotals totals, @Nullable Trouble trouble,
        String createdBy, Instant createdAt) {

    /** A reason in words, with what to do. */
    public record Trouble(String code, String messageRu, String messageEn) {
        public static Trouble of(String code) {
            return new Trouble(code, Sentences.RU.of("file." + code), Sentences.EN.of("file." + code));
        }
    }

    static UploadView of(StoredUpload upload, UploadState state, @Nullable Integer progressPermille, RowTotals totals) {
        return new UploadView(upload.uploadId(), upload.campaignId(), upload.listId(), upload.name(), upload.source(),
                upload.courier(), state, upload.bytes(), progressPermille, totals,
                upload.trouble() == null ? null : Trouble.of(upload.trouble()), upload.createdBy(),
                upload.createdAt());
    }
}
