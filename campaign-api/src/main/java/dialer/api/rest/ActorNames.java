package dialer.api.rest;

import dialer.api.security.Accounts;
import dialer.api.store.UserStore.User;

/** Names behind what the audit calls people and machines. */
record ActorNames(Accounts accounts) {

    private static final String USER = "user ";

    /** {@code user 3} as that user's name; anything else as it is. */
    String of(String actor) {
        if (!actor.startsWith(USER)) {
            return actor;
        }
        try {
            return accounts.byId(Integer.parseInt(actor.substring(USER.length()))).map(User::name).orElse(actor);
        } catch (NumberFormatException e) {
            return actor;
        }
    }
}
