package dialer.api.rest;

import dialer.api.security.Accounts;
import dialer.api.security.Keys;
import dialer.api.security.Passwords;
import dialer.api.security.Role;
import dialer.api.security.Sessions;
import dialer.api.store.ApiKeyStore.ApiKey;
import dialer.api.store.PoolStore;
import dialer.api.store.UserStore.NewUser;
import dialer.api.store.UserStore.User;
import dialer.api.store.UserStore.UserChange;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People and machines that may come in. */
final class UserRoutes {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Keys keys;
    private final PoolStore pools;

    UserRoutes(Accounts accounts, Sessions sessions, Passwords passwords, Keys keys, PoolStore pools) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.keys = keys;
        this.pools = pools;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/users", Access.ADMIN, this::list),
                Route.post("/v1/users", Access.ADMIN, this::create),
                Route.patch("/v1/users/{id}", Access.ADMIN, this::change),
                Route.get("/v1/api-keys", Access.ADMIN, this::listKeys),
                Route.post("/v1/api-keys", Access.ADMIN, this::createKey),
                Route.delete("/v1/api-keys/{id}", Access.ADMIN, this::deleteKey));
    }

    /** A user to be; without a password one is made up and shown once. */
    record UserRequest(@Nullable String login, @Nullable String name, @Nullable String role,
            @Nullable String language, @Nullable String password, @Nullable Boolean mustChangePassword,
            @Nullable Boolean active, @Nullable Integer poolId, @Nullable Long skills) {
        @Override
        public String toString() {
            return "UserRequest";
        }
    }

    /** A key to be. */
    record KeyRequest(@Nullable String name, @Nullable String role) {
    }

    /** A key without its secret. */
    record KeyView(int id, String name, String role, Instant createdAt, @Nullable Instant lastUsedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(key.apiKeyId(), key.name(), key.role(), key.createdAt(), key.lastUsedAt());
        }
    }

    private void list(Context ctx) {
        long after = Page.cursor(ctx);
        int limit = Page.limit(ctx);
        List<UserView> users = accounts.all().stream().filter(user -> user.userId() > after).limit(limit)
                .map(UserView::of).toList();
        Json.answer(ctx, 200, Page.of(users, limit, UserView::id));
    }

    private void create(Context ctx) {
        UserRequest body = Json.body(ctx, UserRequest.class);
        Checks checks = new Checks();
        String login = checks.text("/login", body.login(), 100);
        checks.that(login.isEmpty() || login.matches("[\\p{L}\\p{N}._@-]+"), "/login", "wrong-characters",
                "A login has letters, digits and . _ @ - only.");
        String name = checks.text("/name", body.name(), 200);
        checkWords(checks, checks.text("/role", body.role(), 20), body.language(), body.password());
        checkPool(checks, body.poolId());
        checks.done();
        String password = body.password() == null ? passwords.invent() : body.password();
        boolean mustChange = body.mustChangePassword() == null || body.mustChangePassword();
        NewUser user = new NewUser(login, name, String.valueOf(body.role()),
                body.language() == null ? "ru" : body.language(), passwords.hash(password), mustChange,
                body.poolId() == null ? 0 : body.poolId(), body.skills() == null ? 0 : body.skills());
        User created = accounts.create(user).orElseThrow(
                () -> ProblemException.conflict("login-taken", "This login is taken."));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("user", UserView.of(created));
        answer.put("id", created.userId());
        if (body.password() == null) {
            answer.put("password", password);
        }
        Json.answer(ctx, 201, answer);
    }

    private void change(Context ctx) {
        int id = Ids.intInPath(ctx, "user");
        UserRequest body = Json.body(ctx, UserRequest.class);
        User before = accounts.byId(id).orElseThrow(() -> ProblemException.notFound("user"));
        Checks checks = new Checks();
        checks.that(body.login() == null, "/login", "fixed", "A login stays as it is.");
        checks.that(body.name() == null || !body.name().isBlank(), "/name", "missing", "A name is not empty.");
        checks.optionalText("/name", body.name(), 200);
        checkWords(checks, body.role() == null ? before.role() : body.role(), body.language(), body.password());
        checkPool(checks, body.poolId());
        boolean itself = Guard.callerOf(ctx).userId() == id;
        checks.that(!itself || body.active() == null || body.active(), "/active", "yourself",
                "You cannot lock yourself out.");
        checks.that(!itself || body.role() == null || body.role().equals(before.role()), "/role", "yourself",
                "You cannot take your own role away.");
        checks.done();
        String hash = body.password() == null ? null : passwords.hash(body.password());
        boolean reset = body.password() != null && body.mustChangePassword() == null;
        Boolean mustChange = reset ? Boolean.TRUE : body.mustChangePassword();
        User changed = accounts.change(id, new UserChange(body.name(), body.role(), body.language(), hash,
                mustChange, body.active(), body.poolId(), body.skills()))
                .orElseThrow(() -> ProblemException.notFound("user"));
        if (hash != null || !changed.active() || !changed.role().equals(before.role())) {
            sessions.endAll(id);
        }
        Json.answer(ctx, 200, UserView.of(changed));
    }

    private static void checkWords(Checks checks, String role, @Nullable String language,
            @Nullable String password) {
        checks.that(role.isEmpty() || isRole(role), "/role", "unknown",
                "The role is agent, manager, supervisor or admin.");
        checks.that(language == null || language.equals("ru") || language.equals("en"), "/language", "unknown",
                "The language is ru or en.");
        checks.that(password == null || password.length() >= Passwords.SHORTEST, "/password", "too-short",
                "A password has at least " + Passwords.SHORTEST + " characters.");
        checks.that(password == null || password.length() <= Passwords.LONGEST, "/password", "too-long",
                "A password has at most " + Passwords.LONGEST + " characters.");
    }

    private void checkPool(Checks checks, @Nullable Integer poolId) {
        checks.that(poolId == null || pools.byId(poolId).isPresent(), "/poolId", "unknown", "There is no such pool.");
    }

    private static boolean isRole(String word) {
        for (Role role : Role.values()) {
            if (role != Role.COURIER && role.word().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private void listKeys(Context ctx) {
        Json.answer(ctx, 200, Page.all(keys.all().stream().map(KeyView::of).toList()));
    }

    private void createKey(Context ctx) {
        KeyRequest body = Json.body(ctx, KeyRequest.class);
        Checks checks = new Checks();
        String name = checks.text("/name", body.name(), 100);
        String role = checks.text("/role", body.role(), 20);
        checks.that(role.isEmpty() || (isRole(role) && Role.of(role) != Role.AGENT), "/role", "unknown",
                "A key's role is manager, supervisor or admin.").done();
        Keys.NewKey created = keys.create(name, Role.of(role));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", created.key().apiKeyId());
        answer.put("name", name);
        answer.put("role", role);
        answer.put("key", created.secret());
        Json.answer(ctx, 201, answer);
    }

    private void deleteKey(Context ctx) {
        if (!keys.delete(Ids.intInPath(ctx, "key"))) {
            throw ProblemException.notFound("key");
        }
        ctx.status(204);
    }
}
