CREATE OR REPLACE FUNCTION habittrack_app.load_keys(
    tenants text[],
    names text[])
RETURNS SETOF habittrack_app.idempotency_keys
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
        k.tenant_id,
        k.key,
        k.request,
        k.body_hash,
        k.entry_id,
        k.status,
        k.created
    FROM unnest(tenants, names) AS asked (tenant, name)
    JOIN habittrack_app.idempotency_keys AS k
        ON k.tenant_id = asked.tenant
        AND k.key = asked.name;
END
$$;
