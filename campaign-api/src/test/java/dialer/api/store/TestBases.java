package dialer.api.store;

import dialer.api.intake.UploadView;
import dialer.api.intake.Uploads;
import dialer.api.store.ListStore.ContactList;
import dialer.api.store.UploadStore.NewUpload;
import dialer.engine.SystemClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Bases for tests, read as the product reads them, in the test's own thread. */
public final class TestBases {

    public static final long MOST_BYTES = 64L * 1_048_576;

    private final Database database;
    private final Uploads uploads;

    public TestBases(Database database) {
        this.database = database;
        try {
            this.uploads = new Uploads(database, Files.createTempDirectory("dialer-test-uploads"), MOST_BYTES,
                    Runnable::run, new SystemClock(), campaignId -> "", campaignId -> { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Uploads uploads() {
        return uploads;
    }

    public NewUpload of(int campaignId, String name) {
        return new NewUpload(campaignId, name, "test source", "", "test");
    }

    public UploadView store(int campaignId, byte[] content) {
        try {
            return uploads.storeAtOnce(of(campaignId, "base.csv"), new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UploadView store(int campaignId, String csv) {
        return store(campaignId, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The list that a base has become. */
    public ContactList list(UploadView upload) {
        if (upload.listId() == null) {
            throw new IllegalStateException("No list was made: " + upload.trouble());
        }
        return new ListStore(database).byId(upload.listId()).orElseThrow();
    }
}
