-- What the search for leftovers has found: where, never what.

CREATE TABLE verifications (
    verification_id integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at        timestamptz NOT NULL,
    ended_at        timestamptz NOT NULL,
    marks           bigint      NOT NULL,
    texts           bigint      NOT NULL,
    files           bigint      NOT NULL,
    bytes           bigint      NOT NULL,
    leftovers       jsonb       NOT NULL
);
