-- An outcome that an agent owed and that a supervisor has closed: nothing was decided. 0 stands for the dialer itself.
ALTER TABLE attempts ADD COLUMN outcome_waived_by integer;

CREATE INDEX attempts_owed ON attempts (ended_at)
    WHERE disposition = 'CONNECTED' AND outcome_id IS NULL AND outcome_waived_by IS NULL;
