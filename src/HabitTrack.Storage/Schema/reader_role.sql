-- The role for analysts, which reads the views and nothing else. Roles belong to the whole server, so somebody else may make it at the same moment; a
-- database user that may not create roles leaves it out.
DO $$
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

    GRANT USAGE ON SCHEMA habittrack_analysts TO habittrack_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA habittrack_analysts TO habittrack_reader;
END
$$;
