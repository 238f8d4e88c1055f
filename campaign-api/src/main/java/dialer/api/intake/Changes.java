package dialer.api.intake;

import dialer.api.store.RowTotals;
import dialer.api.store.UploadStore;
import dialer.api.store.UploadStore.StoredUpload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload with some things changed. */
final class Changes {

    private StoredUpload upload;

    private Changes(StoredUpload upload) {
        this.upload = upload;
    }

    static Changes of(StoredUpload upload) {
        return new Changes(upload);
    }

    StoredUpload upload() {
        return upload;
    }

    Changes bytes(long bytes) {
        return with(upload.listId(), upload.source(), upload.courier(), bytes, upload.fingerprint(), upload.reading(),
                upload.mapping());
    }

    Changes fingerprint(String fingerprint) {
        return with(upload.listId(), upload.source(), upload.courier(), upload.bytes(), fingerprint, upload.reading(),
                upload.mapping());
    }

    Changes listId(int listId) {
        return with(listId, upload.source(), upload.courier(), upload.bytes(), upload.fingerprint(), upload.reading(),
                upload.mapping());
    }

    Changes source(String source) {
        return with(upload.listId(), source, upload.courier(), upload.bytes(), upload.fingerprint(), upload.reading(),
                upload.mapping());
    }

    Changes courier(String courier) {
        return with(upload.listId(), upload.source(), courier, upload.bytes(), upload.fingerprint(), upload.reading(),
                upload.mapping());
    }

    Changes reading(Reading reading) {
        return with(upload.listId(), upload.source(), upload.courier(), upload.bytes(), upload.fingerprint(),
                UploadStore.json(reading), upload.mapping());
    }

    Changes mapping(Mapping mapping) {
        return with(upload.listId(), upload.source(), upload.courier(), upload.bytes(), upload.fingerprint(),
                upload.reading(), UploadStore.json(mapping));
    }

    /** {@code totals}: null leaves them as they are. */
    StoredUpload state(UploadState state, @Nullable String trouble, @Nullable RowTotals totals, Instant now) {
        RowTotals t = totals == null ? upload.totals() : totals;
        StoredUpload u = upload;
        return new StoredUpload(u.uploadId(), u.campaignId(), u.listId(), u.name(), u.source(), u.courier(),
                state.name(), u.bytes(), u.fingerprint(), u.reading(), u.mapping(), t.rows(), t.ok(), t.fixed(),
                t.warning(), t.rejected(), t.duplicate(), t.merged(), trouble, u.createdBy(), u.createdAt(), now);
    }

    private Changes with(@Nullable Integer listId, String source, String courier, long bytes, String fingerprint,
            String reading, @Nullable String mapping) {
        StoredUpload u = upload;
        upload = new StoredUpload(u.uploadId(), u.campaignId(), listId, u.name(), source, courier, u.state(), bytes,
                fingerprint, reading, mapping, u.totalRows(), u.ok(), u.fixed(), u.warning(), u.rejected(),
                u.duplicate(), u.merged(), u.trouble(), u.createdBy(), u.createdAt(), u.changedAt());
        return this;
    }
}
