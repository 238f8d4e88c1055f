-- The outcome that a form was filled in for and checked against; 0 for forms from before outcomes asked for fields.
ALTER TABLE forms ADD COLUMN outcome_id integer NOT NULL DEFAULT 0;
