-- Lets the role for analysts read a view, and makes the role where that may be done. Roles belong to the whole server, so somebody else
-- may make it at the same moment.
CREATE OR REPLACE FUNCTION habittrack_app.grant_reader(name text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF to_regrole('habittrack_reader') IS NULL THEN
        BEGIN
            CREATE ROLE habittrack_reader NOLOGIN;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RETURN;
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END;
    END IF;

    GRANT USAGE ON SCHEMA habittrack_app TO habittrack_reader;
    EXECUTE format('GRANT SELECT ON habittrack_app.%I TO habittrack_reader', name);
END
$$;
