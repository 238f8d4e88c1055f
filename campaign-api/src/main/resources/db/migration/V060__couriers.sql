-- Who submits jobs, and the keys they come with. A courier's code is what contacts.courier and suppressions name.

CREATE TABLE couriers (
    courier_id integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text        NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        NOT NULL,
    active     boolean     NOT NULL DEFAULT true,
    settings   jsonb       NOT NULL DEFAULT '{}',
    version    integer     NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- role 'courier': such a key sees its own courier's data and nothing else. sandbox: its jobs are never dialed.
ALTER TABLE api_keys
    ADD COLUMN courier_id   integer REFERENCES couriers,
    ADD COLUMN scopes       text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN networks     text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN sandbox      boolean NOT NULL DEFAULT false,
    ADD COLUMN expires_at   timestamptz,
    ADD CONSTRAINT api_keys_courier CHECK ((role = 'courier') = (courier_id IS NOT NULL));
