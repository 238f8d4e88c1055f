-- Which campaign calls for a job: the first row that fits, by position. NULL fits everything.
CREATE TABLE job_routes (
    position    integer PRIMARY KEY,
    courier_id  integer REFERENCES couriers,
    shop        text,
    kind        text,
    region      text,
    language    text,
    campaign_id integer NOT NULL REFERENCES campaigns
);
