-- Jobs: one row an order that somebody must be reached for. What is personal stands in the schema "personal" and goes.

CREATE SCHEMA personal;

CREATE TABLE jobs (
    job_id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    courier_id       integer     NOT NULL REFERENCES couriers,
    courier_order_id text        NOT NULL,
    kind             text        NOT NULL,
    version          integer     NOT NULL DEFAULT 1,
    state            text        NOT NULL CHECK (state IN
                         ('RECEIVED', 'VALIDATED', 'OPEN', 'FINAL', 'HANDED_OVER', 'PURGED')),
    ended_as         text        CHECK (ended_as IN
                         ('OUTCOME', 'DELIVERED', 'NOT_DELIVERED', 'RECALLED', 'EXPIRED', 'SUPERSEDED', 'REJECTED')),
    sandbox          boolean     NOT NULL DEFAULT false,
    run              integer     NOT NULL DEFAULT 1,
    campaign_id      integer     REFERENCES campaigns,
    contact_id       bigint,
    outcome          text,
    fingerprint      bytea       NOT NULL,
    not_before       timestamptz,
    deadline         timestamptz,
    received_at      timestamptz NOT NULL,
    final_at         timestamptz,
    handed_over_at   timestamptz,
    purged_at        timestamptz,
    UNIQUE (courier_id, courier_order_id, kind)
);
CREATE INDEX jobs_by_contact ON jobs (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX jobs_by_deadline ON jobs (deadline) WHERE state IN ('RECEIVED', 'VALIDATED', 'OPEN');
CREATE INDEX jobs_to_purge ON jobs (state, handed_over_at) WHERE state IN ('FINAL', 'HANDED_OVER');

-- The job as the courier sent it (its own JSON), while it is needed.
CREATE TABLE personal.job_documents (
    job_id   bigint PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    document jsonb  NOT NULL
);

-- What became of a job, without a word about the person.
CREATE TABLE job_history (
    job_id bigint      NOT NULL REFERENCES jobs ON DELETE CASCADE,
    at     timestamptz NOT NULL,
    what   text        NOT NULL,
    detail jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX job_history_by_job ON job_history (job_id, at);
