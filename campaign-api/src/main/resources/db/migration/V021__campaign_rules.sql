-- What a campaign adds to the rule packs: purpose, its own hours and limits, what somebody has relaxed, how it tries.

CREATE TABLE campaign_rules (
    campaign_id integer     PRIMARY KEY REFERENCES campaigns ON DELETE CASCADE,
    version     integer     NOT NULL DEFAULT 1,
    document    jsonb       NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    changed_by  text        NOT NULL
);
