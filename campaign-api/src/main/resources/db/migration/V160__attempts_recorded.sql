-- Whether the conversation of an attempt was recorded: its courier is told where it can be heard.
ALTER TABLE attempts ADD COLUMN recorded boolean NOT NULL DEFAULT false;
