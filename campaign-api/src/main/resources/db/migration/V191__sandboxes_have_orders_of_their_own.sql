-- An order that was tried with a sandbox's key is another job when it comes with a live one: nobody would call for it else.
ALTER TABLE jobs DROP CONSTRAINT jobs_courier_id_courier_order_id_kind_key,
    ADD CONSTRAINT jobs_of_orders UNIQUE (courier_id, courier_order_id, kind, sandbox);
