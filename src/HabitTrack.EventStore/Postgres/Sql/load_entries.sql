CREATE OR REPLACE FUNCTION habittrack_app.load_entries(
    tenants text[],
    ids uuid[])
RETURNS SETOF habittrack_app.entries
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
        e.tenant_id,
        e.entry_id,
        e.stream_id,
        e.versions,
        e.recorded_at,
        e.retracted,
        e.position,
        e.data
    FROM unnest(tenants, ids) AS asked (tenant, id)
    JOIN habittrack_app.entries AS e
        ON e.tenant_id = asked.tenant
        AND e.entry_id = asked.id;
END
$$;
