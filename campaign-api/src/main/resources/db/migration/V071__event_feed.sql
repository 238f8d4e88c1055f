-- The feed that couriers pull. Numbers of a sequence become visible in another order than they were given out in, so a
-- reader who remembers the largest would miss some: an event gets its place in the feed when it is first seen committed.

ALTER TABLE courier_events ADD COLUMN feed_no bigint;
CREATE INDEX courier_events_not_in_feed ON courier_events (courier_id, event_seq) WHERE feed_no IS NULL;
CREATE UNIQUE INDEX courier_events_feed ON courier_events (courier_id, feed_no) WHERE feed_no IS NOT NULL;

-- The last place given out in each courier's feed; places of events that were destroyed are not given out again.
CREATE TABLE event_feeds (
    courier_id integer PRIMARY KEY REFERENCES couriers,
    last_no    bigint  NOT NULL
);
