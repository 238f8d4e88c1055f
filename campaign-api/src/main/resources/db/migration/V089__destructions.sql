-- What was destroyed, when, by which rule and on whose word. The act is the document that is shown to whoever asks.

CREATE TABLE destructions (
    destruction_id integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule           text        NOT NULL,
    asked_by       text        NOT NULL,
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    counts         jsonb       NOT NULL DEFAULT '{}',
    act            text,
    signature      text
);
