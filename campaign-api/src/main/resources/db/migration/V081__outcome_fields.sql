-- What an outcome asks for, where it stands in the tree of outcomes, and what couriers are told when it is chosen.
ALTER TABLE outcomes
    ADD COLUMN result text  NOT NULL DEFAULT '',
    ADD COLUMN fields jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN branch jsonb;
