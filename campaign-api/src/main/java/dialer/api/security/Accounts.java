package dialer.api.security;

import dialer.api.store.UserStore;
import dialer.api.store.UserStore.NewUser;
import dialer.api.store.UserStore.User;
import dialer.api.store.UserStore.UserChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everybody who can log in, held in memory in front of the store: names for the board and log-ins work while the store
 * is away. All changes go through here.
 */
public final class Accounts {

    private static final String FIRST_LOGIN = "admin";

    private final UserStore store;
    private final Passwords passwords;
    private final Map<Integer, User> byId = new ConcurrentHashMap<>();
    private final Map<String, User> byLogin = new ConcurrentHashMap<>();

    public Accounts(UserStore store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
        store.all().forEach(this::keep);
    }

    /** Makes the first administrator where there is nobody yet; answers the password, which is stored nowhere. */
    public Optional<String> firstAdministrator() {
        if (!byId.isEmpty()) {
            return Optional.empty();
        }
        String password = passwords.invent();
        create(new NewUser(FIRST_LOGIN, "Administrator", Role.ADMIN.word(), "ru", passwords.hash(password), true, 0,
                0));
        return Optional.of(password);
    }

    public Optional<User> byId(int userId) {
        return Optional.ofNullable(byId.get(userId));
    }

    public List<User> all() {
        return byId.values().stream().sorted(java.util.Comparator.comparingInt(User::userId)).toList();
    }

    /** The name behind an id; the id itself where there is none. */
    public String nameOf(int userId) {
        User user = byId.get(userId);
        return user == null ? "#" + userId : user.name();
    }

    /** The active user whom login and password name; takes as long for a login that does not exist. */
    public Optional<User> authenticate(String login, String password) {
        User user = byLogin.get(login);
        if (user == null || !user.active()) {
            passwords.pretendToCompare(password);
            return Optional.empty();
        }
        return passwords.matches(password, user.passwordHash()) ? Optional.of(user) : Optional.empty();
    }

    /** Empty when the login is taken. */
    public Optional<User> create(NewUser user) {
        Optional<User> created = store.create(user);
        created.ifPresent(this::keep);
        return created;
    }

    /** Empty when there is no such user. */
    public Optional<User> change(int userId, UserChange change) {
        Optional<User> changed = store.change(userId, change);
        changed.ifPresent(this::keep);
        return changed;
    }

    private void keep(User user) {
        byId.put(user.userId(), user);
        byLogin.put(user.login(), user);
    }
}
