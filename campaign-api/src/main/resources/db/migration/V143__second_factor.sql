-- The second factor of a log-in: its secret, sealed, and hashes of the codes for the day the telephone is lost.
CREATE TABLE second_factors (
    user_id       integer     PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    secret        text        NOT NULL,
    confirmed_at  timestamptz,
    last_step     bigint      NOT NULL DEFAULT 0,
    recovery      text[]      NOT NULL DEFAULT '{}'
);
