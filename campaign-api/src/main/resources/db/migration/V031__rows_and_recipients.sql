-- Rows keep what was wrong with them, recipients keep what they were made of: nothing is dropped, everything can be undone.

ALTER TABLE contact_lists
    ADD COLUMN columns     jsonb  NOT NULL DEFAULT '[]',
    ADD COLUMN fingerprint text   NOT NULL DEFAULT '',
    ADD COLUMN merged      bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT contact_lists_state_check,
    ADD CONSTRAINT contact_lists_state_check
        CHECK (state IN ('CHECKED', 'LOADING', 'READY', 'FAILED', 'WITHDRAWN'));
CREATE INDEX contact_lists_by_campaign ON contact_lists (campaign_id, list_id);

-- cells: the row as it was, for warnings and rejections only; column_no counts from 1, 0 where no single column is to blame
ALTER TABLE list_rows
    ADD COLUMN column_no smallint NOT NULL DEFAULT 0,
    ADD COLUMN accepted  boolean  NOT NULL DEFAULT false,
    ADD COLUMN cells     jsonb;

-- held_for: the warning for which a HELD contact waits until a person accepts it
ALTER TABLE contacts
    ADD COLUMN row_no   bigint NOT NULL DEFAULT 0,
    ADD COLUMN courier  text   NOT NULL DEFAULT '',
    ADD COLUMN held_for text;

-- region: ISO 3166-2 where the evidence points to one; evidence: see dialer.numbering.Whereabouts
ALTER TABLE contact_numbers
    ADD COLUMN extension text NOT NULL DEFAULT '',
    ADD COLUMN region    text NOT NULL DEFAULT '',
    ADD COLUMN evidence  text NOT NULL DEFAULT '';

-- The natural key of a row: a courier's order is loaded into a campaign once.
CREATE TABLE contact_orders (
    campaign_id integer NOT NULL,
    courier     text    NOT NULL,
    order_key   text    NOT NULL,
    contact_id  bigint  NOT NULL REFERENCES contacts ON DELETE CASCADE,
    list_id     integer NOT NULL,
    PRIMARY KEY (campaign_id, courier, order_key)
);
CREATE INDEX contact_orders_by_list ON contact_orders (list_id);

-- The rows that one recipient was made of, where there are several.
CREATE TABLE contact_parts (
    contact_id bigint   NOT NULL REFERENCES contacts ON DELETE CASCADE,
    part_no    smallint NOT NULL,
    list_id    integer  NOT NULL,
    row_no     bigint   NOT NULL,
    card       jsonb    NOT NULL,
    numbers    text[]   NOT NULL,
    PRIMARY KEY (contact_id, part_no)
);
CREATE INDEX contact_parts_by_list ON contact_parts (list_id);
