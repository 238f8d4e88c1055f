package dialer.api.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** People who log in. */
public final class UserStore {

    private static final String COLUMNS = "user_id, login, name, role, language, password_hash, must_change_password,"
            + " active, coalesce(pool_id, 0) AS pool_id, skills";

    private final Jdbi jdbi;

    public UserStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A user as stored.
     *
     * @param passwordHash of a modern KDF; never leaves the server
     * @param poolId       0 for none
     */
    public record User(int userId, String login, String name, String role, String language, String passwordHash,
            boolean mustChangePassword, boolean active, int poolId, long skills) {
        @Override
        public String toString() {
            return "User[" + userId + ", " + role + "]";
        }
    }

    /** What an administrator says about a new user. */
    public record NewUser(String login, String name, String role, String language, String passwordHash,
            boolean mustChangePassword, int poolId, long skills) {
        @Override
        public String toString() {
            return "NewUser[" + role + "]";
        }
    }

    /** What may be changed; null leaves it as it is. */
    public record UserChange(@Nullable String name, @Nullable String role, @Nullable String language,
            @Nullable String passwordHash, @Nullable Boolean mustChangePassword, @Nullable Boolean active,
            @Nullable Integer poolId, @Nullable Long skills) {
        @Override
        public String toString() {
            return "UserChange[" + role + "]";
        }
    }

    public boolean isEmpty() {
        return jdbi.withHandle(h -> h.createQuery("SELECT NOT EXISTS (SELECT 1 FROM users)")
                .mapTo(Boolean.class).one());
    }

    public List<User> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM users ORDER BY user_id")
                .map(ConstructorMapper.of(User.class)).list());
    }

    public Optional<User> byLogin(String login) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM users WHERE login = :login")
                .bind("login", login).map(ConstructorMapper.of(User.class)).findOne());
    }

    public Optional<User> byId(int userId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM users WHERE user_id = :userId")
                .bind("userId", userId).map(ConstructorMapper.of(User.class)).findOne());
    }

    /** Empty when the login is taken. */
    public Optional<User> create(NewUser user) {
        return jdbi.withHandle(h -> h.createQuery("""
                INSERT INTO users (login, name, role, language, password_hash, must_change_password, pool_id, skills)
                VALUES (:login, :name, :role, :language, :passwordHash, :mustChange, nullif(:poolId, 0), :skills)
                ON CONFLICT (login) DO NOTHING RETURNING\s""" + COLUMNS)
                .bind("login", user.login()).bind("name", user.name()).bind("role", user.role())
                .bind("language", user.language()).bind("passwordHash", user.passwordHash())
                .bind("mustChange", user.mustChangePassword()).bind("poolId", user.poolId())
                .bind("skills", user.skills()).map(ConstructorMapper.of(User.class)).findOne());
    }

    /** Empty when there is no such user. */
    public Optional<User> change(int userId, UserChange change) {
        return jdbi.withHandle(h -> h.createQuery("""
                UPDATE users SET name = coalesce(:name, name), role = coalesce(:role, role),
                       language = coalesce(:language, language), password_hash = coalesce(:hash, password_hash),
                       must_change_password = coalesce(CAST(:mustChange AS boolean), must_change_password),
                       active = coalesce(CAST(:active AS boolean), active),
                       pool_id = coalesce(CAST(:poolId AS integer), pool_id),
                       skills = coalesce(CAST(:skills AS bigint), skills)
                WHERE user_id = :userId RETURNING\s""" + COLUMNS)
                .bind("name", change.name()).bind("role", change.role()).bind("language", change.language())
                .bind("hash", change.passwordHash()).bind("mustChange", change.mustChangePassword())
                .bind("active", change.active()).bind("poolId", change.poolId()).bind("skills", change.skills())
                .bind("userId", userId).map(ConstructorMapper.of(User.class)).findOne());
    }
}
