-- Takes back what open_streams made and nothing was appended to.
CREATE OR REPLACE FUNCTION habittrack_app.drop_empty_streams(
    tenants text[],
    names text[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
BEGIN
    DELETE FROM habittrack.mt_streams AS s
    USING unnest(tenants, names) AS w (tenant, name)
    WHERE s.tenant_id = w.tenant
        AND s.id = w.name
        AND s.version = 0;
END
$$;
