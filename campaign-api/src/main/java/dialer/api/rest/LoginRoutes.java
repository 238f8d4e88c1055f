package dialer.api.rest;

import dialer.api.security.Accounts;
import dialer.api.security.Caller;
import dialer.api.security.LoginThrottle;
import dialer.api.security.LoginThrottle.Guess;
import dialer.api.security.Passwords;
import dialer.api.security.SecondFactors;
import dialer.api.security.Sessions;
import dialer.api.store.UserStore.User;
import dialer.api.store.UserStore.UserChange;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Coming and going. */
final class LoginRoutes {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final SecondFactors factors;

    LoginRoutes(Accounts accounts, Sessions sessions, Passwords passwords, LoginThrottle throttle,
            SecondFactors factors) {
        this.factors = factors;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/login", Access.OPEN, this::logIn),
                Route.post("/v1/logout", Access.LOGGED_IN, this::logOut),
                Route.get("/v1/me", Access.LOGGED_IN, this::me),
                Route.post("/v1/me/password", Access.LOGGED_IN, this::changePassword));
    }

    /** What a person sends to come in. */
    record LogIn(@Nullable String login, @Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "LogIn";
        }
    }

    /** A new password; the current one is needed unless the first one has to be changed. */
    record NewPassword(@Nullable String password, @Nullable String currentPassword) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    private void logIn(Context ctx) {
        LogIn body = Json.body(ctx, LogIn.class);
        Checks checks = new Checks();
        String login = checks.text("/login", body.login(), 100);
        String password = checks.text("/password", body.password(), Passwords.LONGEST);
        checks.done();
        String address = ctx.req().getRemoteAddr();
        Guess<User> guess = throttle.guess(login, address, () -> accounts.authenticate(login, password));
        if (guess.waitMs() > 0) {
            throw ProblemException.slowDown(guess.waitMs());
        }
        Optional<User> user = guess.found();
        if (user.isEmpty()) {
            throw ProblemException.of(401, "log-in", "Login or password is wrong",
                    "Check both; capital letters matter in the password.");
        }
        checkSecondFactor(user.get(), body.code(), address);
        throttle.succeeded(login);
        ctx.cookie(cookie(ctx, sessions.begin(user.get()), -1));
        Json.answer(ctx, 200, Map.of("user", UserView.of(user.get())));
    }

    /** Whoever has a second factor is asked for a code; a wrong one counts as a failure of the log-in. */
    private void checkSecondFactor(User user, @Nullable String code, String address) {
        if (!factors.isOn(user.userId())) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw ProblemException.of(401, "second-factor", "A code is needed too",
                    "Send \"code\": the six digits of the authenticator, or a recovery code.");
        }
        if (!factors.opens(user.userId(), code)) {
            throttle.failed(user.login(), address);
            throw ProblemException.of(401, "second-factor-wrong", "The code is wrong",
                    "A code is good once and for half a minute: wait for the next one.");
        }
    }

    private void logOut(Context ctx) {
        String token = ctx.cookie(Guard.COOKIE);
        if (token != null) {
            sessions.end(token);
        }
        ctx.cookie(cookie(ctx, "", 0));
        ctx.status(204);
    }

    private void me(Context ctx) {
        Caller caller = Guard.callerOf(ctx);
        User user = accounts.byId(caller.userId()).orElseThrow(
                () -> ProblemException.forbidden("person", "A key is not a person."));
        Json.answer(ctx, 200, Map.of("user", UserView.of(user)));
    }

    private void changePassword(Context ctx) {
        Caller caller = Guard.callerOf(ctx);
        User user = accounts.byId(caller.userId()).orElseThrow(
                () -> ProblemException.forbidden("person", "A key is not a person."));
        NewPassword body = Json.body(ctx, NewPassword.class);
        Checks checks = new Checks();
        String password = checks.text("/password", body.password(), Passwords.LONGEST);
        checks.that(password.length() >= Passwords.SHORTEST, "/password", "too-short",
                "A password has at least " + Passwords.SHORTEST + " characters.").done();
        if (!user.mustChangePassword()) {
            String current = body.currentPassword() == null ? "" : body.currentPassword();
            Guess<User> guess = throttle.guess(user.login(), ctx.req().getRemoteAddr(),
                    () -> Optional.of(user).filter(one -> passwords.matches(current, one.passwordHash())));
            if (guess.waitMs() > 0) {
                throw ProblemException.slowDown(guess.waitMs());
            }
            checks.that(guess.found().isPresent(), "/currentPassword", "wrong", "The current password is wrong.")
                    .done();
        }
        checks.that(!passwords.matches(password, user.passwordHash()), "/password", "same",
                "Choose a password that differs from the current one.").done();
        accounts.change(user.userId(), new UserChange(null, null, null, passwords.hash(password), false, null, null,
                null));
        sessions.endAll(user.userId());
        ctx.cookie(cookie(ctx, sessions.begin(user), -1));
        ctx.status(204);
    }

    private static Cookie cookie(Context ctx, String token, int maxAgeSeconds) {
        Cookie cookie = new Cookie(Guard.COOKIE, token);
        cookie.setPath("/");
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(ctx.req().isSecure());
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }
}
