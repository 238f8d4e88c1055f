-- What was answered under an Idempotency-Key, for at least a day. The answers name orders, so they are personal.
CREATE TABLE personal.idempotent_answers (
    courier_id  integer     NOT NULL REFERENCES couriers,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      integer     NOT NULL,
    answer      text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (courier_id, key)
);
CREATE INDEX idempotent_answers_by_age ON personal.idempotent_answers (at);
