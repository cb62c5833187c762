-- Every stream, with its documents, of the tenants whose versions do not add up to the sum the caller knows (null for
-- none), all of one moment; one row without a name where none is left. Versions only rise, so that an equal sum means equal
-- versions.
CREATE OR REPLACE FUNCTION habittrack_app.load_tenants(
    tenants text[],
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
        asked.tenant::varchar,
        s.id,
        s.version,
        d.segment,
        d.data
    FROM unnest(tenants, known) AS asked (tenant, total)
    CROSS JOIN LATERAL (
        SELECT sum(v.version)::bigint AS total
        FROM habittrack.mt_streams AS v
        WHERE v.tenant_id = asked.tenant
            AND v.id <> 'mt_tombstone') AS stored
    LEFT JOIN habittrack.mt_streams AS s
        ON s.tenant_id = asked.tenant
        AND s.id <> 'mt_tombstone'
    LEFT JOIN habittrack_app.documents AS d
        ON d.tenant_id = s.tenant_id
        AND d.stream_id = s.id
    WHERE stored.total IS DISTINCT FROM asked.total;
END
$$;
