-- From which of our numbers an attempt was made; null for the way out's own.

ALTER TABLE attempts ADD COLUMN caller_id integer;
CREATE INDEX attempts_by_caller ON attempts (started_at, caller_id) WHERE caller_id IS NOT NULL;
