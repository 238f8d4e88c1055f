-- What couriers are told, in the order in which it happened. Written in the transaction of its cause; sent and fetched later.

CREATE TABLE courier_events (
    event_seq  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    courier_id integer     NOT NULL REFERENCES couriers,
    job_id     bigint      REFERENCES jobs,
    type       text        NOT NULL,
    at         timestamptz NOT NULL,
    final      boolean     NOT NULL DEFAULT false,
    acked_at   timestamptz
);
CREATE INDEX courier_events_by_courier ON courier_events (courier_id, event_seq);
CREATE INDEX courier_events_by_job ON courier_events (job_id, event_seq);

-- The "data" member of the event: it may speak of the person, and is destroyed with the job.
CREATE TABLE personal.event_bodies (
    event_seq bigint PRIMARY KEY REFERENCES courier_events ON DELETE CASCADE,
    data      jsonb  NOT NULL
);
