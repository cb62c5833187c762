-- The versions of streams, and the documents of those that are no longer at the version the caller knows (null for none),
-- all of one moment. A stream that does not exist has no row.
CREATE OR REPLACE FUNCTION habittrack_app.load_streams(
    tenants text[],
    names text[],
    known bigint[])
RETURNS TABLE (
    tenant varchar,
    name varchar,
    version bigint,
    segment varchar,
    data jsonb)
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
        s.tenant_id,
        s.id,
        s.version,
        d.segment,
        d.data
    FROM unnest(tenants, names, known) AS asked (tenant, name, version)
    JOIN habittrack.mt_streams AS s
        ON s.tenant_id = asked.tenant
        AND s.id = asked.name
    LEFT JOIN habittrack_app.documents AS d
        ON d.tenant_id = s.tenant_id
        AND d.stream_id = s.id
        AND s.version IS DISTINCT FROM asked.version;
END
$$;
