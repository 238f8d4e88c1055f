-- Why a contact waits when the gate keeps it back, and by which rules a number was let through.

ALTER TABLE contacts ADD COLUMN wait_reason text;
ALTER TABLE contact_numbers ADD COLUMN decision jsonb;
ALTER TABLE attempts ADD COLUMN decision jsonb;

-- contacts that the gate keeps back, for those who change a rule and open it again
CREATE INDEX contacts_kept_back ON contacts (campaign_id, wait_reason) WHERE wait_reason IS NOT NULL;
