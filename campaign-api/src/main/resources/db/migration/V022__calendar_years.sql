-- Years of holiday calendars that operators have imported; they stand over those of the files.

CREATE TABLE calendar_years (
    calendar    text        NOT NULL,
    year        integer     NOT NULL CHECK (year BETWEEN 1970 AND 2199),
    document    jsonb       NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    imported_by text        NOT NULL,
    PRIMARY KEY (calendar, year)
);
