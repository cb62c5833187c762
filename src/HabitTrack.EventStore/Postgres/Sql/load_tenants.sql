-- Every stream of some tenants, with its documents, all of one moment.
CREATE OR REPLACE FUNCTION habittrack_app.load_tenants(
    tenants text[])
RETURNS TABLE (
    tenant varchar,
    name varchar,
    version bigint,
    segment varchar,
    data jsonb)
LANGUAGE plpgsql
STABLE
AS $$
BEGIN
    RETURN QUERY
    SELECT
        s.tenant_id,
        s.id,
        s.version,
        d.segment,
        d.data
    FROM unnest(tenants) AS asked (tenant)
    JOIN habittrack.mt_streams AS s
        ON s.tenant_id = asked.tenant
        AND s.id <> 'mt_tombstone'
    LEFT JOIN habittrack_app.documents AS d
        ON d.tenant_id = s.tenant_id
        AND d.stream_id = s.id;
END
$$;
