-- Files on their way in: an upload is received, its columns are mapped, it is checked or stored, and may be taken back.

CREATE TABLE uploads (
    upload_id   integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id integer     NOT NULL REFERENCES campaigns,
    list_id     integer     REFERENCES contact_lists,
    name        text        NOT NULL,
    source      text        NOT NULL,
    courier     text        NOT NULL DEFAULT '',
    state       text        NOT NULL CHECK (state IN
                    ('RECEIVING', 'MAPPING', 'WAITING', 'CHECKING', 'CHECKED', 'STORING', 'STORED', 'FAILED', 'CANCELLED')),
    bytes       bigint      NOT NULL DEFAULT 0,
    fingerprint text        NOT NULL DEFAULT '',
    reading     jsonb       NOT NULL DEFAULT '{}',
    mapping     jsonb,
    total_rows  bigint      NOT NULL DEFAULT 0,
    ok          bigint      NOT NULL DEFAULT 0,
    fixed       bigint      NOT NULL DEFAULT 0,
    warning     bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    duplicate   bigint      NOT NULL DEFAULT 0,
    merged      bigint      NOT NULL DEFAULT 0,
    trouble     text,
    created_by  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);
CREATE INDEX uploads_by_campaign ON uploads (campaign_id, upload_id);

-- What the columns of a source meant the last time, by title.
CREATE TABLE source_columns (
    source  text        NOT NULL,
    title   text        NOT NULL,
    role    text        NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (source, title)
);
