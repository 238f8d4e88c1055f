-- Who has agreed to be called, by the same keyed hash as suppressions, and by whom a list's consent is attested.

CREATE TABLE consents (
    consent_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number_hash bytea       NOT NULL CHECK (length(number_hash) = 32),
    courier     text        NOT NULL DEFAULT '',
    last_digits text        NOT NULL DEFAULT '',
    source      text        NOT NULL,
    given_at    timestamptz NOT NULL,
    until_at    timestamptz,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (number_hash, courier)
);

ALTER TABLE contact_lists
    ADD COLUMN consent_source text,
    ADD COLUMN consent_by     text,
    ADD COLUMN consent_at     timestamptz,
    ADD CONSTRAINT contact_lists_consent CHECK ((consent_by IS NULL) = (consent_source IS NULL));
