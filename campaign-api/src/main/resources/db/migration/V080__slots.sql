-- When a courier can come: quotas that couriers push, and the places that agents hold while they talk.

-- zone: a delivery zone's own name, a prefix of postal indexes, or * for everywhere; times are local there
CREATE TABLE courier_slots (
    slot_id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    courier_id integer NOT NULL REFERENCES couriers,
    zone       text    NOT NULL,
    day        date    NOT NULL,
    from_time  time    NOT NULL,
    to_time    time    NOT NULL CHECK (to_time > from_time),
    capacity   integer NOT NULL CHECK (capacity >= 0),
    cutoff_at  timestamptz,
    UNIQUE (courier_id, zone, day, from_time, to_time)
);

-- slot_id: null where the courier keeps the places himself; then courier_hold is his name for the hold.
-- HELD while the agent talks, CONFIRMED with the form, KEPT with the outcome.
CREATE TABLE slot_holds (
    hold_id      uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    courier_id   integer     NOT NULL REFERENCES couriers,
    slot_id      bigint      REFERENCES courier_slots,
    courier_slot text        NOT NULL,
    courier_hold text,
    attempt_id   bigint      NOT NULL,
    contact_id   bigint      NOT NULL,
    agent_id     integer     NOT NULL,
    order_keys   text[]      NOT NULL,
    zone         text        NOT NULL,
    day          date        NOT NULL,
    from_time    time        NOT NULL,
    to_time      time        NOT NULL,
    cutoff_at    timestamptz,
    state        text        NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'KEPT', 'RELEASED', 'EXPIRED')),
    expires_at   timestamptz NOT NULL,
    form_id      bigint,
    release_owed boolean     NOT NULL DEFAULT false,
    release_tries integer    NOT NULL DEFAULT 0
);
CREATE INDEX slot_holds_by_slot ON slot_holds (slot_id) WHERE state IN ('HELD', 'CONFIRMED', 'KEPT');
CREATE INDEX slot_holds_open ON slot_holds (attempt_id) WHERE state IN ('HELD', 'CONFIRMED');
CREATE INDEX slot_holds_owed ON slot_holds (hold_id) WHERE release_owed;
