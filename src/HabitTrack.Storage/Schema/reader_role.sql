-- The role for analysts, which can read only the views. Roles belong to the server, so another database may create it at the same time. A database user
-- without the privilege to create roles skips it.
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
