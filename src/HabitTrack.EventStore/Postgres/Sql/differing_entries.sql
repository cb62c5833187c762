-- Where the entries of streams are not what was folded from their events.
CREATE OR REPLACE FUNCTION habittrack_app.differing_entries(
    streams habittrack_app.read_stream[],
    folded habittrack_app.folded_entry[])
RETURNS TABLE (
    tenant text,
    stream text,
    part text,
    problem text)
LANGUAGE sql
STABLE
AS $$
SELECT
    coalesce(f.tenant, stored.tenant_id),
    coalesce(f.stream, stored.stream_id),
    coalesce(f.id, stored.entry_id)::text,
    CASE
        WHEN stored.entry_id IS NULL THEN 'The entry is missing.'
        WHEN f.id IS NULL THEN 'The entry is left over.'
        ELSE 'The entry is not what the events say.'
    END
FROM (
    SELECT
        e.tenant_id,
        e.entry_id,
        e.stream_id,
        e.versions,
        e.recorded_at,
        e.retracted,
        e.position,
        e.data
    FROM (
        SELECT DISTINCT s.tenant
        FROM unnest(streams) AS s) AS t
    JOIN habittrack_app.entries AS e
        ON e.tenant_id = t.tenant
    WHERE (e.tenant_id, e.stream_id) IN (
        SELECT
            s.tenant,
            s.name
        FROM unnest(streams) AS s)) AS stored
FULL JOIN unnest(folded) AS f
    ON f.tenant = stored.tenant_id
    AND f.id = stored.entry_id
WHERE (stored.stream_id, stored.versions, stored.recorded_at, stored.retracted, stored.position, stored.data)
    IS DISTINCT FROM (f.stream, f.versions, f.recorded_at, f.retracted, f.position, f.data);
$$;
