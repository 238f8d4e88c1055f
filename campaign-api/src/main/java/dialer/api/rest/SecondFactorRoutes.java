package dialer.api.rest;

import dialer.api.security.Accounts;
import dialer.api.security.LoginThrottle;
import dialer.api.security.LoginThrottle.Guess;
import dialer.api.security.Passwords;
import dialer.api.security.SecondFactors;
import dialer.api.store.UserStore.User;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person's second factor: offered, confirmed with its first code, taken away with the password. */
final class SecondFactorRoutes {

    private static final int LONGEST_CODE = 40;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final LoginThrottle throttle;

    SecondFactorRoutes(Accounts accounts, Passwords passwords, SecondFactors factors, LoginThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.throttle = throttle;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/me/second-factor", Access.ANYONE, this::read),
                Route.post("/v1/me/second-factor:begin", Access.ANYONE, this::begin),
                Route.post("/v1/me/second-factor:confirm", Access.ANYONE, this::confirm),
                Route.post("/v1/me/second-factor:remove", Access.ANYONE, this::remove),
                Route.post("/v1/users/{id}:remove-second-factor", Access.ADMIN, this::removeOf));
    }

    /** A code of the authenticator. */
    record CodeRequest(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeRequest";
        }
    }

    /** The password again, before protection is taken away. */
    record PasswordAgain(@Nullable String password) {
        @Override
        public String toString() {
            return "PasswordAgain";
        }
    }

    private void read(Context ctx) {
        int userId = person(ctx).userId();
        Json.answer(ctx, 200, Map.of("on", factors.isOn(userId), "recoveryLeft", factors.recoveryLeft(userId)));
    }

    private void begin(Context ctx) {
        User user = person(ctx);
        Json.answer(ctx, 200, factors.begin(user.userId(), user.login()).orElseThrow(() -> ProblemException.conflict(
                "second-factor-on", "There is a second factor already: take it away first.")));
    }

    private void confirm(Context ctx) {
        User user = person(ctx);
        Checks checks = new Checks();
        String code = checks.text("/code", Json.body(ctx, CodeRequest.class).code(), LONGEST_CODE);
        checks.done();
        slowDown(ctx, user);
        List<String> codes = factors.confirm(user.userId(), code).orElse(null);
        if (codes == null) {
            throttle.failed(user.login(), ctx.req().getRemoteAddr());
            throw ProblemException.invalid("/code", "wrong",
                    "This code is not the one of now: wait for the next one, and check the telephone's clock.");
        }
        Json.answer(ctx, 200, Map.of("recoveryCodes", codes));
    }

    private void remove(Context ctx) {
        User user = person(ctx);
        Checks checks = new Checks();
        String password = checks.text("/password", Json.body(ctx, PasswordAgain.class).password(), Passwords.LONGEST);
        checks.done();
        Guess<User> guess = throttle.guess(user.login(), ctx.req().getRemoteAddr(),
                () -> Optional.of(user).filter(one -> passwords.matches(password, one.passwordHash())));
        if (guess.waitMs() > 0) {
            throw ProblemException.slowDown(guess.waitMs());
        }
        if (guess.found().isEmpty()) {
            throw ProblemException.invalid("/password", "wrong", "The password is wrong.");
        }
        factors.remove(user.userId());
        ctx.status(204);
    }

    /** For somebody who has lost both the telephone and the recovery codes. */
    private void removeOf(Context ctx) {
        if (!factors.remove(Ids.intInPath(ctx, "user"))) {
            throw ProblemException.notFound("second factor");
        }
        ctx.status(204);
    }

    private void slowDown(Context ctx, User user) {
        long waitMs = throttle.waitMs(user.login(), ctx.req().getRemoteAddr());
        if (waitMs > 0) {
            throw ProblemException.slowDown(waitMs);
        }
    }

    private User person(Context ctx) {
        return accounts.byId(Guard.callerOf(ctx).userId()).orElseThrow(
                () -> ProblemException.forbidden("person", "A key is not a person."));
    }
}
