-- Where couriers want their events sent, and how far each event has come. Ids, codes and times only: what an event says
-- stands in personal.event_bodies and is read at the moment of sending.

CREATE TABLE webhook_endpoints (
    endpoint_id     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    courier_id      integer     NOT NULL REFERENCES couriers,
    name            text        NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    url             text        NOT NULL,
    types           text[]      NOT NULL DEFAULT '{}',
    state           text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'DISABLED')),
    disabled_for    text        CHECK (disabled_for IN ('GONE', 'FAILING', 'BY_HAND')),
    failing_since   timestamptz,
    secret          text        NOT NULL, -- sealed, as the one before it
    former_secret   text,
    former_until    timestamptz,
    version         integer     NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (courier_id, name),
    CHECK ((state = 'DISABLED') = (disabled_for IS NOT NULL))
);

-- lane: what must arrive in order; the job, or the event itself where it is of none. Of a lane only the first that waits
-- is sent.
CREATE TABLE webhook_deliveries (
    delivery_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    endpoint_id integer     NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    event_seq   bigint      NOT NULL REFERENCES courier_events ON DELETE CASCADE,
    lane        bigint      NOT NULL,
    event_at    timestamptz NOT NULL,
    state       text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DELIVERED', 'DEAD')),
    tries       smallint    NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    settled_at  timestamptz,
    last_status smallint,
    last_error  text,
    took_ms     integer,
    UNIQUE (endpoint_id, event_seq)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, next_at, event_seq) WHERE state = 'WAITING';
CREATE INDEX webhook_deliveries_lane ON webhook_deliveries (endpoint_id, lane, event_seq) WHERE state = 'WAITING';
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (endpoint_id, event_seq) WHERE state = 'DEAD';
CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (event_seq);

-- Tries that failed; the one that did not stands in the delivery.
CREATE TABLE webhook_tries (
    delivery_id bigint      NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
    at          timestamptz NOT NULL,
    status      smallint,
    error       text        NOT NULL,
    took_ms     integer     NOT NULL
);
CREATE INDEX webhook_tries_by_delivery ON webhook_tries (delivery_id, at);

-- Deliveries come into being in the transaction of their event: none is missed, whatever commits first. One that stands
-- behind a failing one of its lane is not looked at before that one's next try.
CREATE FUNCTION webhook_deliveries_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhook_deliveries (endpoint_id, event_seq, lane, event_at, next_at)
    SELECT e.endpoint_id, f.event_seq, coalesce(f.job_id, -f.event_seq), f.at,
           greatest(f.at, (SELECT max(w.next_at) FROM webhook_deliveries w
                           WHERE w.endpoint_id = e.endpoint_id AND w.lane = f.job_id AND w.state = 'WAITING'))
    FROM fresh f JOIN webhook_endpoints e USING (courier_id)
    WHERE cardinality(e.types) = 0 OR f.type = ANY (e.types)
    ORDER BY f.event_seq;
    RETURN NULL;
END $$;
CREATE TRIGGER courier_events_to_webhooks AFTER INSERT ON courier_events
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION webhook_deliveries_of_events();
