-- Erasures on request: ids only. A contact that is being called is let go first and destroyed then.

CREATE TABLE erasures (
    erasure_id     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_by       text        NOT NULL,
    at             timestamptz NOT NULL,
    by_what        text        NOT NULL CHECK (by_what IN ('NUMBER', 'ORDER', 'LIST')),
    list_id        integer     REFERENCES contact_lists,
    contact_ids    bigint[]    NOT NULL,
    job_ids        bigint[]    NOT NULL,
    destruction_id integer     REFERENCES destructions,
    done_at        timestamptz
);
CREATE INDEX erasures_pending ON erasures (erasure_id) WHERE done_at IS NULL;
