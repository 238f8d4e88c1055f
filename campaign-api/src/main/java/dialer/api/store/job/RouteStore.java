package dialer.api.store.job;

import dialer.api.store.Database;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Which campaign calls for which jobs. */
public final class RouteStore {

    private final Jdbi jdbi;

    public RouteStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A line of the table: null fits everything.
     *
     * @param region      ISO 3166-2, such as {@code RU-MOW}
     * @param language    ISO 639-1
     * @param defaultZone the campaign's, empty for none
     */
    public record RouteRow(@Nullable Integer courierId, @Nullable String shop, @Nullable String kind,
            @Nullable String region, @Nullable String language, int campaignId, String defaultZone) {
    }

    /** In the order in which they are tried; campaigns that are finished call for nothing. */
    public List<RouteRow> open() {
        return read("WHERE c.state <> 'FINISHED'");
    }

    /** The whole table. */
    public List<RouteRow> all() {
        return read("");
    }

    /** Replaces the table. */
    public void replace(List<RouteRow> rows) {
        jdbi.useTransaction(h -> {
            h.execute("LOCK TABLE job_routes IN SHARE ROW EXCLUSIVE MODE");
            h.execute("DELETE FROM job_routes");
            if (rows.isEmpty()) {
                return;
            }
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO job_routes (position, courier_id, shop, kind, region, language, campaign_id)
                    VALUES (:position, :courierId, :shop, :kind, :region, :language, :campaignId)""");
            for (int i = 0; i < rows.size(); i++) {
                RouteRow row = rows.get(i);
                batch.bind("position", i + 1).bind("courierId", row.courierId()).bind("shop", row.shop())
                        .bind("kind", row.kind()).bind("region", row.region()).bind("language", row.language())
                        .bind("campaignId", row.campaignId()).add();
            }
            batch.execute();
        });
    }

    private List<RouteRow> read(String where) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT r.courier_id, r.shop, r.kind, r.region, r.language, r.campaign_id, c.default_zone
                FROM job_routes r JOIN campaigns c USING (campaign_id)\s""" + where + " ORDER BY r.position")
                .map(ConstructorMapper.of(RouteRow.class)).list());
    }
}
