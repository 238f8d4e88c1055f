-- Who asked that a number be left alone: an agent's outcome, or a key pressed in the message.
ALTER TABLE suppressions ADD COLUMN source text NOT NULL DEFAULT 'agent';
