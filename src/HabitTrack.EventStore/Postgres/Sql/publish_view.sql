-- Makes a view what its text says, whatever columns it had before, and lets analysts read it.
CREATE OR REPLACE FUNCTION habittrack_app.publish_view(
    name text,
    query text)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS habittrack_app.%I', name);
    EXECUTE format('CREATE VIEW habittrack_app.%I AS %s', name, query);
    EXECUTE format('COMMENT ON VIEW habittrack_app.%I IS %L', name, md5(query));
    PERFORM habittrack_app.grant_reader(name);
END
$$;
