-- Numbers nobody may call, known by a keyed hash: an entry outlives the number's own row. Scope: everybody, one courier,
-- one campaign. The key stands in a file of the data directory and never in here.

CREATE TABLE suppression_entries (
    entry_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number_hash bytea       NOT NULL CHECK (length(number_hash) = 32),
    scope       text        NOT NULL CHECK (scope IN ('GLOBAL', 'COURIER', 'CAMPAIGN')),
    scope_key   text        NOT NULL DEFAULT '',
    number_id   bigint      REFERENCES numbers ON DELETE SET NULL,
    last_digits text        NOT NULL DEFAULT '',
    reason      text        NOT NULL,
    source      text        NOT NULL DEFAULT '',
    at          timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz,
    UNIQUE (number_hash, scope, scope_key)
);

ALTER TABLE suppressions ADD COLUMN adopted boolean NOT NULL DEFAULT false;
