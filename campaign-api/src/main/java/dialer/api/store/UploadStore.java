package dialer.api.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Files on their way in, and what the columns of their sources meant the last time. */
public final class UploadStore {

    private static final String COLUMNS = "upload_id, campaign_id, list_id, name, source, courier, state, bytes,"
            + " fingerprint, CAST(reading AS text) AS reading, CAST(mapping AS text) AS mapping, total_rows, ok, fixed,"
            + " warning, rejected, duplicate, merged, trouble, created_by, created_at, changed_at";

    private final Jdbi jdbi;

    public UploadStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A file on its way in.
     *
     * @param listId      where its rows go, null before anything was read
     * @param source      who makes such files: the mapping is remembered under this name
     * @param courier     whose orders they are, unless a column says so; empty for nobody's
     * @param state       see {@code dialer.api.intake.UploadState}
     * @param fingerprint SHA-256 of the content
     * @param reading     how the file is read, JSON
     * @param mapping     what the columns mean, JSON; null before anybody has said so
     * @param trouble     why it failed, null where it has not
     */
    public record StoredUpload(int uploadId, int campaignId, @Nullable Integer listId, String name, String source,
            String courier, String state, long bytes, String fingerprint, String reading, @Nullable String mapping,
            long totalRows, long ok, long fixed, long warning, long rejected, long duplicate, long merged,
            @Nullable String trouble, String createdBy, Instant createdAt, Instant changedAt) {

        public RowTotals totals() {
            return new RowTotals(totalRows, ok, fixed, warning, rejected, duplicate, merged);
        }

        @Override
        public String toString() {
            return "StoredUpload[" + uploadId + ", " + state + "]";
        }
    }

    /** Who sends what into which campaign. */
    public record NewUpload(int campaignId, String name, String source, String courier, String createdBy) {
    }

    /** A reading or mapping as it is stored. */
    public static String json(Object document) {
        return Documents.text(document);
    }

    /** A stored reading or mapping as the record it was made of. */
    public static <T> T read(String json, Class<T> type) {
        return Documents.read(json, type);
    }

    public StoredUpload create(NewUpload upload, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO uploads (campaign_id, name, source, courier, state,"
                + " created_by, created_at, changed_at) VALUES (:campaignId, :name, :source, :courier, 'RECEIVING',"
                + " :createdBy, :now, :now) RETURNING " + COLUMNS).bind("campaignId", upload.campaignId())
                .bind("name", upload.name()).bind("source", upload.source()).bind("courier", upload.courier())
                .bind("createdBy", upload.createdBy()).bind("now", now.atOffset(ZoneOffset.UTC))
                .map(ConstructorMapper.of(StoredUpload.class)).one());
    }

    public Optional<StoredUpload> byId(int uploadId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM uploads WHERE upload_id = :id")
                .bind("id", uploadId).map(ConstructorMapper.of(StoredUpload.class)).findOne());
    }

    /** The newest ones of a campaign first. */
    public List<StoredUpload> ofCampaign(int campaignId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM uploads WHERE campaign_id = :id"
                + " ORDER BY upload_id DESC LIMIT :limit").bind("id", campaignId).bind("limit", limit)
                .map(ConstructorMapper.of(StoredUpload.class)).list());
    }

    /** The upload that a list was made of first. */
    public Optional<StoredUpload> firstOfList(int listId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM uploads WHERE list_id = :id"
                + " ORDER BY upload_id LIMIT 1").bind("id", listId)
                .map(ConstructorMapper.of(StoredUpload.class)).findOne());
    }

    /** Uploads in one of the states, for the start of the product. */
    public List<StoredUpload> inState(List<String> states) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM uploads WHERE state IN (<states>)"
                + " ORDER BY upload_id").bindList("states", states)
                .map(ConstructorMapper.of(StoredUpload.class)).list());
    }

    /** Writes down everything that changes about an upload. */
    public void save(StoredUpload upload) {
        jdbi.useHandle(h -> h.createUpdate("""
                UPDATE uploads SET list_id = :listId, source = :source, courier = :courier, state = :state,
                       bytes = :bytes, fingerprint = :fingerprint, reading = CAST(:reading AS jsonb),
                       mapping = CAST(:mapping AS jsonb), total_rows = :totalRows, ok = :ok, fixed = :fixed,
                       warning = :warning, rejected = :rejected, duplicate = :duplicate, merged = :merged,
                       trouble = :trouble, changed_at = :changed
                WHERE upload_id = :uploadId""").bindMethods(upload)
                .bind("changed", upload.changedAt().atOffset(ZoneOffset.UTC)).execute());
    }

    /** Roles by title of the source's columns, empty where the source is new. */
    public Map<String, String> columnsOf(String source) {
        Map<String, String> roles = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT title, role FROM source_columns WHERE source = :source")
                .bind("source", source).map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> roles.put(entry.getKey(), entry.getValue())));
        return roles;
    }

    public void rememberColumns(String source, Map<String, String> roles, Instant now) {
        if (roles.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            var batch = h.prepareBatch("""
                    INSERT INTO source_columns (source, title, role, used_at) VALUES (:source, :title, :role, :now)
                    ON CONFLICT (source, title) DO UPDATE SET role = excluded.role, used_at = excluded.used_at""");
            roles.forEach((title, role) -> batch.bind("source", source).bind("title", title).bind("role", role)
                    .bind("now", now.atOffset(ZoneOffset.UTC)).add());
            batch.execute();
        });
    }
}
