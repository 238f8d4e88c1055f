-- Campaigns that are over and put away: off the board, with all their figures kept.
ALTER TABLE campaigns ADD COLUMN archived_at timestamptz;
