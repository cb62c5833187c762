-- Fails when any of these streams is no longer as it was read.
CREATE OR REPLACE FUNCTION habittrack_app.check_streams(
    reads habittrack_app.read_stream[])
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF cardinality(reads) = 0 THEN
        RETURN;
    END IF;

    PERFORM
    FROM unnest(reads) AS r
    LEFT JOIN habittrack.mt_streams AS s
        ON s.tenant_id = r.tenant
        AND s.id = r.name
    WHERE coalesce(s.version, 0) <> r.version;

    IF FOUND THEN
        RAISE EXCEPTION 'A stream is at another version than expected.' USING ERRCODE = 'MT003';
    END IF;
END
$$;
