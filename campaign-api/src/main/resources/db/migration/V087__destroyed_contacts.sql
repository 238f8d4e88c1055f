-- When a contact came, when it was finished, and which destruction took what was known of the person. The contact's row
-- and its attempts stay as counts: they hold ids, times and dispositions.

ALTER TABLE contacts
    ADD COLUMN created_at     timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN finished_at    timestamptz,
    ADD COLUMN destruction_id integer;
UPDATE contacts c SET created_at = l.created_at FROM contact_lists l WHERE l.list_id = c.list_id;
UPDATE contacts SET finished_at = now() WHERE state IN ('FINISHED', 'WITHDRAWN');

-- Many places finish a contact; none of them has to think of this.
CREATE FUNCTION contact_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.finished_at := CASE WHEN NEW.state IN ('FINISHED', 'WITHDRAWN') THEN now() END;
    RETURN NEW;
END
$$;
CREATE TRIGGER contact_finished BEFORE UPDATE OF state ON contacts FOR EACH ROW
    WHEN ((NEW.state IN ('FINISHED', 'WITHDRAWN')) <> (OLD.state IN ('FINISHED', 'WITHDRAWN')))
    EXECUTE FUNCTION contact_finished();

CREATE INDEX contacts_finished ON contacts (finished_at, contact_id)
    WHERE finished_at IS NOT NULL AND destruction_id IS NULL;
-- block ranges, since contacts come in the order of time: next to nothing for an insert
CREATE INDEX contacts_by_age ON contacts USING brin (created_at);
CREATE INDEX contacts_by_destruction ON contacts (destruction_id, contact_id) WHERE destruction_id IS NOT NULL;
CREATE INDEX jobs_by_age ON jobs USING brin (received_at);
CREATE INDEX forms_by_contact ON personal.forms (contact_id);
CREATE INDEX suppression_entries_by_number ON suppression_entries (number_id) WHERE number_id IS NOT NULL;

ALTER TABLE contact_lists ADD COLUMN destruction_id integer;
