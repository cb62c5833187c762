-- Writes entries as the events say they are, whatever was there.
CREATE OR REPLACE FUNCTION habittrack_app.rewrite_entries(
    entries habittrack_app.folded_entry[])
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM habittrack_app.entries AS e
    USING unnest(entries) AS f
    WHERE e.tenant_id = f.tenant
        AND e.entry_id = f.id;

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
        f.tenant,
        f.id,
        f.stream,
        f.versions,
        f.recorded_at,
        f.retracted,
        f.position,
        f.data
    FROM unnest(entries) AS f
    WHERE f.data IS NOT NULL;
END
$$;
