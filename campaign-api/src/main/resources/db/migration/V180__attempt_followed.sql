-- The agent has gone on with the same contact at another number: which attempt's outcome speaks for this one.
ALTER TABLE attempts ADD COLUMN followed_by bigint;
