-- Log-ins survive a restart: an agent in mid call is not asked for a password. Only the hash of a token is stored.

CREATE TABLE sessions (
    token_hash text        PRIMARY KEY,
    user_id    integer     NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
