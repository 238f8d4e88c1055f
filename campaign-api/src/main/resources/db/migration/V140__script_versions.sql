-- Every script a campaign has had: who has changed it, when, and a way back.
CREATE TABLE script_versions (
    campaign_id integer     NOT NULL REFERENCES campaigns ON DELETE CASCADE,
    version     integer     NOT NULL,
    script      jsonb       NOT NULL,
    changed_by  text        NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (campaign_id, version)
);
