-- Who was abandoned within the last days is asked whenever somebody wants to know why nothing is dialing.
CREATE INDEX attempts_abandoned ON attempts (ended_at) WHERE disposition = 'ABANDONED';
