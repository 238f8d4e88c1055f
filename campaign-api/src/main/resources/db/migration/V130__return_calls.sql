-- Who called back, and was promised a call; without digits. A contact is promised one call an hour at most.

CREATE TABLE return_calls (
    return_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    contact_id  bigint      NOT NULL,
    campaign_id integer     NOT NULL
);
CREATE INDEX return_calls_by_contact ON return_calls (contact_id, at);
