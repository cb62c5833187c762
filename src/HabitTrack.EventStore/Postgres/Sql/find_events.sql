-- Where events that may have been committed ended up, in the order asked.
CREATE OR REPLACE FUNCTION habittrack_app.find_events(
    tenants text[],
    streams text[],
    versions bigint[],
    ids uuid[])
RETURNS TABLE (
    sequence bigint,
    recorded_at timestamptz)
LANGUAGE plpgsql
STABLE
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
BEGIN
    RETURN QUERY
    SELECT
        e.seq_id,
        e.timestamp
    FROM unnest(tenants, streams, versions, ids) WITH ORDINALITY AS asked (tenant, stream, version, id, place)
    JOIN habittrack.mt_events AS e
        ON e.tenant_id = asked.tenant
        AND e.stream_id = asked.stream
        AND e.version = asked.version
        AND e.id = asked.id
    ORDER BY asked.place;
END
$$;
