-- How conversations are judged: the criteria of the sheet, and what supervisors have given for each. A criterion that was
-- used is retired, never deleted, so that old sheets can be read.
CREATE TABLE score_criteria (
    criterion_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place        integer NOT NULL,
    label_ru     text    NOT NULL,
    label_en     text    NOT NULL,
    most         integer NOT NULL CHECK (most BETWEEN 1 AND 10),
    retired      boolean NOT NULL DEFAULT false
);
INSERT INTO score_criteria (place, label_ru, label_en, most) VALUES
    (1, 'Представился от имени магазина', 'Spoke in the name of the shop', 2),
    (2, 'Убедился, что говорит с получателем', 'Made sure it was the recipient', 2),
    (3, 'Назвал заказ и сумму без ошибок', 'Named the order and the sum without a mistake', 2),
    (4, 'Повторил день, время и адрес', 'Repeated day, time and address', 2),
    (5, 'Был вежлив и не перебивал', 'Was polite and did not interrupt', 2),
    (6, 'Выбрал верный итог', 'Chose the right outcome', 2);

CREATE TABLE scores (
    attempt_id bigint      PRIMARY KEY REFERENCES attempts ON DELETE CASCADE,
    agent_id   integer     NOT NULL,
    points     jsonb       NOT NULL,
    permille   integer     NOT NULL CHECK (permille BETWEEN 0 AND 1000),
    scored_by  text        NOT NULL,
    scored_at  timestamptz NOT NULL
);
CREATE INDEX scores_by_agent ON scores (agent_id, scored_at);

-- What is said of a conversation may name the recipient and goes with the recipient. Criterion 0: the whole of it.
CREATE TABLE personal.score_comments (
    attempt_id   bigint  NOT NULL REFERENCES scores ON DELETE CASCADE,
    criterion_id integer NOT NULL,
    contact_id   bigint  NOT NULL,
    comment      text    NOT NULL,
    PRIMARY KEY (attempt_id, criterion_id)
);
ALTER TABLE personal.score_comments ALTER COLUMN comment SET STATISTICS 0;
CREATE INDEX score_comments_by_contact ON personal.score_comments (contact_id);
