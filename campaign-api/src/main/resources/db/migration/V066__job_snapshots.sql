-- Which jobs a courier's full snapshot has named, while it is being received. What is not named at its end is recalled.
CREATE UNLOGGED TABLE job_snapshots (
    snapshot_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    courier_id  integer     NOT NULL,
    began_at    timestamptz NOT NULL
);
CREATE UNLOGGED TABLE job_snapshot_jobs (
    snapshot_id bigint NOT NULL,
    job_id      bigint NOT NULL,
    PRIMARY KEY (snapshot_id, job_id)
);
