package dialer.api.store.office;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.Shop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Shops with their greetings and terms. */
public final class ShopStore {

    private static final String COLUMNS = "shop_id, name, CAST(words AS text) AS words";

    private final Jdbi jdbi;

    public ShopStore(Database database) {
        this.jdbi = database.jdbi();
    }

    public List<Shop> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM shops ORDER BY name")
                .map((row, context) -> shop(row)).list());
    }

    public Optional<Shop> byId(int shopId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM shops WHERE shop_id = :id")
                .bind("id", shopId).map((row, context) -> shop(row)).findOne());
    }

    /** Empty when the name is taken. */
    public Optional<Shop> create(String name, List<Shop.Words> words) {
        return jdbi.withHandle(h -> h.createQuery("INSERT INTO shops (name, words) VALUES (:name,"
                + " CAST(:words AS jsonb)) ON CONFLICT (name) DO NOTHING RETURNING " + COLUMNS).bind("name", name)
                .bind("words", Documents.text(words)).map((row, context) -> shop(row)).findOne());
    }

    /** Empty when there is no such shop, or another one has the name. */
    public Optional<Shop> change(Shop shop) {
        return jdbi.withHandle(h -> h.createQuery("UPDATE shops SET name = :name, words = CAST(:words AS jsonb)"
                + " WHERE shop_id = :id AND NOT EXISTS (SELECT 1 FROM shops o WHERE o.name = :name"
                + " AND o.shop_id <> :id) RETURNING " + COLUMNS).bind("name", shop.name())
                .bind("words", Documents.text(shop.words())).bind("id", shop.shopId())
                .map((row, context) -> shop(row)).findOne());
    }

    public boolean delete(int shopId) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM shops WHERE shop_id = :id").bind("id", shopId)
                .execute()) > 0;
    }

    private static Shop shop(ResultSet row) throws SQLException {
        return new Shop(row.getInt("shop_id"), row.getString("name"),
                List.of(Documents.read(row.getString("words"), Shop.Words[].class)));
    }
}
