-- A contact that came back from a hopper without an instant of its own was written as due since 1970: it is due since
-- ever, as it was before.
UPDATE contacts SET next_at = '-infinity' WHERE next_at = '1970-01-01 00:00:00.001+00';
