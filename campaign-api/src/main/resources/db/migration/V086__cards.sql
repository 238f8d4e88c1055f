-- A contact's card leaves the contact: what is dialed and what is known of the person are two rows. No foreign key, which
-- would cost a look-up for each row of a base; a statement that deletes contacts deletes their cards.

CREATE TABLE personal.cards (
    contact_id bigint PRIMARY KEY,
    card       jsonb  NOT NULL
);
INSERT INTO personal.cards (contact_id, card) SELECT contact_id, card FROM contacts;
ALTER TABLE contacts DROP COLUMN card;

CREATE FUNCTION personal.forget_cards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM personal.cards c USING gone WHERE c.contact_id = gone.contact_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER contacts_gone AFTER DELETE ON contacts REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION personal.forget_cards();
