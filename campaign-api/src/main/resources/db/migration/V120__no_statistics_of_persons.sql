-- The planner keeps samples of what columns hold, and keeps them when the rows are gone. Of persons it keeps none: the
-- tables below are read by their keys. Naming the type again makes PostgreSQL drop the samples that it has.

ALTER TABLE personal.numbers ALTER COLUMN e164 SET STATISTICS 0, ALTER COLUMN e164 TYPE text;
ALTER TABLE personal.cards ALTER COLUMN card SET STATISTICS 0, ALTER COLUMN card TYPE jsonb;
ALTER TABLE personal.contact_parts
    ALTER COLUMN card SET STATISTICS 0, ALTER COLUMN card TYPE jsonb,
    ALTER COLUMN numbers SET STATISTICS 0, ALTER COLUMN numbers TYPE text[];
ALTER TABLE personal.contact_orders ALTER COLUMN order_key SET STATISTICS 0, ALTER COLUMN order_key TYPE text;
ALTER TABLE personal.forms
    ALTER COLUMN note SET STATISTICS 0, ALTER COLUMN note TYPE text,
    ALTER COLUMN data SET STATISTICS 0, ALTER COLUMN data TYPE jsonb;
ALTER TABLE personal.list_rows ALTER COLUMN cells SET STATISTICS 0, ALTER COLUMN cells TYPE jsonb;
ALTER TABLE personal.job_documents ALTER COLUMN document SET STATISTICS 0, ALTER COLUMN document TYPE jsonb;
ALTER TABLE personal.event_bodies ALTER COLUMN data SET STATISTICS 0, ALTER COLUMN data TYPE jsonb;
ALTER TABLE personal.idempotent_answers ALTER COLUMN answer SET STATISTICS 0, ALTER COLUMN answer TYPE text;
