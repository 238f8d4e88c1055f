package dialer.api.security;

import java.util.Locale;

/** What a person, or a machine with a key, may do. */
public enum Role {
    /** Takes calls. */
    AGENT,
    /** Prepares campaigns, bases, scripts. */
    MANAGER,
    /** Watches the board and may stop dialing. */
    SUPERVISOR,
    /** May do everything, and alone lets people in. */
    ADMIN,
    /** A machine of a courier's: sees the courier's own jobs and nothing else. Nobody logs in as such. */
    COURIER;

    /** As it stands in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role behind a word of {@link #word()}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("role is agent, manager, supervisor or admin");
    }
}
