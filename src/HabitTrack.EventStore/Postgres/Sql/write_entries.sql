-- Writes entries as they stand now. Fails when one is no longer as it was read; two of one id fail by their key.
CREATE OR REPLACE FUNCTION habittrack_app.write_entries(
    entries habittrack_app.new_entry[],
    appended_at timestamptz)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    created int;
BEGIN
    INSERT INTO habittrack_app.entries (
        tenant_id,
        entry_id,
        stream_id,
        versions,
        recorded_at,
        retracted,
        position,
        data)
    SELECT
        n.tenant,
        n.id,
        n.stream,
        n.versions,
        appended_at,
        n.retracted,
        n.position,
        n.data
    FROM unnest(entries) AS n
    WHERE n.before = 0
        AND n.data IS NOT NULL;

    GET DIAGNOSTICS created = ROW_COUNT;
    IF created = cardinality(entries) THEN
        RETURN;
    END IF;

    PERFORM
    FROM unnest(entries) AS r
    LEFT JOIN habittrack_app.entries AS e
        ON e.tenant_id = r.tenant
        AND e.entry_id = r.id
    WHERE (r.before > 0 OR r.data IS NULL)
        AND coalesce(e.versions[cardinality(e.versions)], 0) <> r.before;

    IF FOUND THEN
        RAISE EXCEPTION 'An entry is not as it was read.' USING ERRCODE = 'MT003';
    END IF;

    UPDATE habittrack_app.entries AS e
    SET
        versions = e.versions || n.versions,
        retracted = n.retracted,
        position = n.position,
        data = n.data
    FROM unnest(entries) AS n
    WHERE e.tenant_id = n.tenant
        AND e.entry_id = n.id
        AND n.before > 0
        AND n.data IS NOT NULL;
END
$$;
