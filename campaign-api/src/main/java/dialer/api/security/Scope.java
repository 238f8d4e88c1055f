package dialer.api.security;

import java.util.Arrays;
import java.util.Optional;

/** What a courier's key may do. */
public enum Scope {
    /** Submit jobs and change them. */
    JOBS_WRITE("jobs:write"),
    /** Read jobs and what became of them. */
    JOBS_READ("jobs:read"),
    /** Say that an order was delivered, was not, is to be called again or not any more. */
    FEEDBACK("feedback"),
    /** Push delivery quotas. */
    SLOTS("slots"),
    /** Fetch events and acknowledge them. */
    EVENTS("events"),
    /** Say where events are sent. */
    WEBHOOKS("webhooks");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As it stands in JSON and in the database. */
    public String word() {
        return word;
    }

    /** The scope behind a word; empty for any other word. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
