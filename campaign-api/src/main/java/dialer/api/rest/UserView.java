package dialer.api.rest;

import dialer.api.store.UserStore.User;
import org.jspecify.annotations.Nullable;

/** A user as JSON; never with a hash. */
record UserView(int id, String login, String name, String role, String language, boolean mustChangePassword,
        boolean active, @Nullable Integer poolId, long skills) {

    static UserView of(User user) {
        return new UserView(user.userId(), user.login(), user.name(), user.role(), user.language(),
                user.mustChangePassword(), user.active(), user.poolId() == 0 ? null : user.poolId(), user.skills());
    }
}
