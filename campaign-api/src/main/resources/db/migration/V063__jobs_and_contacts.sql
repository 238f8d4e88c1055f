-- How jobs and contacts belong together.

-- jobs_open: jobs of this contact are not settled yet. deadline: the last of its jobs is over then; NULL for rows of
-- bases, which have none.
ALTER TABLE contacts
    ADD COLUMN jobs_open boolean NOT NULL DEFAULT false,
    ADD COLUMN deadline  timestamptz;
-- contacts whose end has not been told to their jobs: claims, a list taken back
CREATE INDEX contacts_left_with_jobs ON contacts (contact_id)
    WHERE jobs_open AND state IN ('FINISHED', 'WITHDRAWN');

-- The standing list of a courier's jobs in a campaign; its row_no is the job's id.
ALTER TABLE contact_lists ADD COLUMN courier_id integer REFERENCES couriers;
CREATE UNIQUE INDEX contact_lists_of_jobs ON contact_lists (campaign_id, courier_id)
    WHERE courier_id IS NOT NULL AND state = 'READY';

-- phones: what became of each number that was sent, without digits. outcome_attempt: whose outcome it is.
-- A sandbox's job has no contact, so nothing can ever dial it.
ALTER TABLE jobs
    ADD COLUMN phones          jsonb  NOT NULL DEFAULT '[]',
    ADD COLUMN outcome_attempt bigint,
    ADD CONSTRAINT jobs_of_sandboxes_are_never_dialed CHECK (NOT sandbox OR contact_id IS NULL);
CREATE INDEX jobs_waiting ON jobs (not_before NULLS FIRST, job_id) WHERE state IN ('RECEIVED', 'VALIDATED');
CREATE INDEX jobs_of_sandboxes ON jobs (received_at) WHERE sandbox AND state = 'OPEN';
CREATE INDEX jobs_in_hand ON jobs (courier_id, job_id) WHERE state IN ('RECEIVED', 'VALIDATED', 'OPEN');
