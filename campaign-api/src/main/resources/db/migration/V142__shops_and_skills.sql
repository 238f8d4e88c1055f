-- In whose name agents speak: the shop's own greeting and terms stand before those of the script.
CREATE TABLE shops (
    shop_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text    NOT NULL UNIQUE,
    words   jsonb   NOT NULL
);

-- What the bits of users.skills and of a campaign's requiredSkills mean.
CREATE TABLE skills (
    bit  integer PRIMARY KEY CHECK (bit BETWEEN 0 AND 62),
    name text    NOT NULL UNIQUE
);
