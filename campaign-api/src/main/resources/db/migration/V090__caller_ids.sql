-- Numbers of our own from which calls are made: whose they are, what operators show with them, and where they rest.

CREATE TABLE caller_ids (
    caller_id    integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    e164         text        NOT NULL UNIQUE,
    courier      text        NOT NULL DEFAULT '',
    active       boolean     NOT NULL DEFAULT true,
    brand        text        CHECK (char_length(brand) BETWEEN 1 AND 32),
    category     text,
    contract     text,
    labelled_from date,
    labelled_to   date,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    CHECK ((brand IS NULL) = (category IS NULL) AND (brand IS NULL) = (contract IS NULL)
           AND (brand IS NULL) = (labelled_from IS NULL) AND (brand IS NULL) = (labelled_to IS NULL))
);

-- operator: the beginning of its numbers, '*' for everybody's; calls and refused: what was counted when it was paused
CREATE TABLE caller_id_pauses (
    caller_id integer     NOT NULL REFERENCES caller_ids ON DELETE CASCADE,
    operator  text        NOT NULL,
    from_at   timestamptz NOT NULL,
    until_at  timestamptz NOT NULL,
    calls     integer     NOT NULL DEFAULT 0,
    refused   integer     NOT NULL DEFAULT 0,
    paused_by text        NOT NULL,
    PRIMARY KEY (caller_id, operator)
);
