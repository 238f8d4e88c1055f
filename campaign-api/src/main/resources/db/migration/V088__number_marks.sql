-- Numbers whose digits are destroyed, by the id that attempts still name: so limits and locks keep holding for a number
-- that comes again, and the record of calls stays what the law wants of it. The key of the hash stands in a file.

CREATE TABLE number_marks (
    number_id   bigint      PRIMARY KEY,
    number_hash bytea       NOT NULL CHECK (length(number_hash) = 32),
    at          timestamptz NOT NULL
);
CREATE INDEX number_marks_by_hash ON number_marks (number_hash);

CREATE VIEW call_ledger AS
    SELECT a.attempt_id, a.campaign_id, m.number_hash, a.started_at, a.ringing_at, a.answered_at, a.bridged_at,
           a.ended_at, a.disposition, a.cause, a.agent_id, o.kind AS outcome_kind, a.decision
    FROM attempts a JOIN number_marks m USING (number_id)
         LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id;
