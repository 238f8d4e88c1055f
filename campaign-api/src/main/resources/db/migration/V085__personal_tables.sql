-- What tells who somebody is moves beside the jobs' documents: one schema that is emptied when the work is done.
-- The connection's search_path ends with "personal", so the tables keep their names in SQL.

ALTER TABLE numbers SET SCHEMA personal;
ALTER TABLE contact_orders SET SCHEMA personal;
ALTER TABLE contact_parts SET SCHEMA personal;
ALTER TABLE forms SET SCHEMA personal;
ALTER TABLE list_rows SET SCHEMA personal;
ALTER TABLE uploads SET SCHEMA personal;
ALTER TABLE source_columns SET SCHEMA personal;
