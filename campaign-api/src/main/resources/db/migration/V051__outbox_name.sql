-- Positions mean something in their own outbox only: this one's name, NULL before the first start that notes it.
ALTER TABLE outbox_position ADD COLUMN outbox text;
