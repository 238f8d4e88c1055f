-- People who log in, machines that do, and what they have done.

CREATE TABLE pools (
    pool_id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text    NOT NULL UNIQUE,
    away_grace_ms bigint  NOT NULL DEFAULT 60000
);

CREATE TABLE users (
    user_id              integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login                text        NOT NULL UNIQUE,
    name                 text        NOT NULL,
    role                 text        NOT NULL CHECK (role IN ('agent', 'manager', 'supervisor', 'admin')),
    language             text        NOT NULL CHECK (language IN ('ru', 'en')),
    password_hash        text        NOT NULL,
    must_change_password boolean     NOT NULL DEFAULT false,
    active               boolean     NOT NULL DEFAULT true,
    pool_id              integer     REFERENCES pools,
    skills               bigint      NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_keys (
    api_key_id   integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL,
    role         text        NOT NULL,
    key_hash     text        NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz
);

CREATE TABLE audit (
    audit_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    actor    text        NOT NULL,
    action   text        NOT NULL,
    subject  text        NOT NULL,
    detail   jsonb       NOT NULL DEFAULT '{}'
);

-- Campaigns: what managers decide. The settings that the core needs stand in one document, checked by its record.

CREATE TABLE campaigns (
    campaign_id  integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version      integer     NOT NULL DEFAULT 1,
    name         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'DRAFT',
    settings     jsonb       NOT NULL,
    caller_id    text        NOT NULL DEFAULT '',
    caller_name  text        NOT NULL DEFAULT '',
    rule_pack    text        NOT NULL,
    default_zone text        NOT NULL DEFAULT '',
    script       jsonb       NOT NULL DEFAULT '{"greeting": "", "shop": "", "steps": [], "terms": []}',
    created_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE outcomes (
    campaign_id    integer NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    outcome_id     integer NOT NULL,
    code           text    NOT NULL,
    kind           text    NOT NULL,
    label_ru       text    NOT NULL,
    label_en       text    NOT NULL,
    hotkey         text,
    needs_note     boolean NOT NULL DEFAULT false,
    agreed         boolean NOT NULL DEFAULT false,
    retry_delay_ms bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign_id, outcome_id),
    UNIQUE (campaign_id, code)
);

-- Bases, and the verdict on every row of them.

CREATE TABLE contact_lists (
    list_id     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer     NOT NULL REFERENCES campaigns,
    name        text        NOT NULL,
    state       text        NOT NULL DEFAULT 'LOADING' CHECK (state IN ('LOADING', 'READY', 'FAILED', 'WITHDRAWN')),
    charset     text        NOT NULL DEFAULT '',
    total_rows  bigint      NOT NULL DEFAULT 0,
    ok          bigint      NOT NULL DEFAULT 0,
    fixed       bigint      NOT NULL DEFAULT 0,
    warning     bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    duplicate   bigint      NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE list_rows (
    list_id integer NOT NULL REFERENCES contact_lists ON DELETE CASCADE,
    row_no  bigint  NOT NULL,
    verdict text    NOT NULL,
    code    text    NOT NULL,
    PRIMARY KEY (list_id, row_no)
);
CREATE INDEX list_rows_by_verdict ON list_rows (list_id, verdict, row_no);

-- People to be reached. Personal data stands in contacts.card, numbers.e164 and forms, and nowhere else.

CREATE TABLE numbers (
    number_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    e164      text   NOT NULL UNIQUE
);

CREATE TABLE suppressions (
    number_id bigint      PRIMARY KEY REFERENCES numbers,
    reason    text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE contacts (
    contact_id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id      integer     NOT NULL REFERENCES campaigns,
    list_id          integer     NOT NULL REFERENCES contact_lists,
    card             jsonb       NOT NULL,
    state            text        NOT NULL DEFAULT 'OPEN' CHECK (state IN
                         ('OPEN', 'HELD', 'IN_HOPPER', 'IN_ATTEMPT', 'WAITING', 'FINISHED', 'WITHDRAWN')),
    priority         smallint    NOT NULL DEFAULT 5,
    next_at          timestamptz NOT NULL DEFAULT '-infinity',
    attempts_made    integer     NOT NULL DEFAULT 0,
    last_disposition text,
    same_in_a_row    integer     NOT NULL DEFAULT 0,
    callback         boolean     NOT NULL DEFAULT false,
    for_agent_id     integer     NOT NULL DEFAULT 0,
    finish_reason    text,
    lease_epoch      bigint
);
-- in the order in which contacts are claimed, so that a claim reads a few hundred rows and not the whole base
CREATE INDEX contacts_due ON contacts (campaign_id, callback DESC, priority, next_at, contact_id)
    WHERE state IN ('OPEN', 'WAITING');
CREATE INDEX contacts_leased ON contacts (lease_epoch) WHERE lease_epoch IS NOT NULL;
CREATE INDEX contacts_by_list ON contacts (list_id);

CREATE TABLE contact_numbers (
    contact_id       bigint   NOT NULL REFERENCES contacts ON DELETE CASCADE,
    number_id        bigint   NOT NULL REFERENCES numbers,
    position         smallint NOT NULL,
    zones            text     NOT NULL DEFAULT '',
    attempts_made    integer  NOT NULL DEFAULT 0,
    last_disposition text,
    last_attempt_id  bigint   NOT NULL DEFAULT 0,
    wrong_person     boolean  NOT NULL DEFAULT false,
    PRIMARY KEY (contact_id, number_id)
);
CREATE INDEX contact_numbers_by_number ON contact_numbers (number_id);

-- What happened, written by the outbox projector only.

CREATE TABLE attempts (
    attempt_id  bigint      PRIMARY KEY,
    campaign_id integer     NOT NULL,
    contact_id  bigint      NOT NULL,
    number_id   bigint      NOT NULL,
    trunk_id    integer     NOT NULL,
    node_id     integer     NOT NULL,
    ordinal     integer     NOT NULL,
    agent_id    integer     NOT NULL DEFAULT 0,
    started_at  timestamptz NOT NULL,
    ringing_at  timestamptz,
    answered_at timestamptz,
    bridged_at  timestamptz,
    ended_at    timestamptz,
    disposition text,
    cause       text,
    outcome_id  integer,
    form_id     bigint,
    wrap_up_ms  bigint
);
CREATE INDEX attempts_by_campaign ON attempts (campaign_id, attempt_id);
CREATE INDEX attempts_by_contact ON attempts (contact_id, attempt_id);
CREATE INDEX attempts_by_number ON attempts (number_id, started_at);
CREATE INDEX attempts_open ON attempts (attempt_id) WHERE ended_at IS NULL;

CREATE TABLE forms (
    form_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attempt_id bigint      NOT NULL,
    contact_id bigint      NOT NULL,
    agent_id   integer     NOT NULL,
    note       text        NOT NULL DEFAULT '',
    data       jsonb       NOT NULL DEFAULT '{}',
    at         timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE agent_spells (
    agent_id        integer     NOT NULL,
    pool_id         integer     NOT NULL,
    campaign_id     integer     NOT NULL,
    state           text        NOT NULL,
    pause_reason_id integer     NOT NULL,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz NOT NULL
);
CREATE INDEX agent_spells_by_agent ON agent_spells (agent_id, from_at);

CREATE TABLE outbox_position (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint  NOT NULL
);
INSERT INTO outbox_position (position) VALUES (0);

CREATE SEQUENCE lease_epochs;
