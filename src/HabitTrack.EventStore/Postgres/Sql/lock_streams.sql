-- Locks the rows of streams in the order given (callers sort them, so none waits for another in a circle).
-- Whether all of them exist and are at these versions.
CREATE OR REPLACE FUNCTION habittrack_app.lock_streams(
    tenants text[],
    names text[],
    versions bigint[])
RETURNS bool
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    archived text;
    current bigint;
BEGIN
    WITH locked AS (
        SELECT
            s.version = w.version AS is_current,
            s.id,
            s.is_archived
        FROM unnest(tenants, names, versions) WITH ORDINALITY AS w (tenant, name, version, place)
        JOIN habittrack.mt_streams AS s
            ON s.tenant_id = w.tenant
            AND s.id = w.name
        ORDER BY w.place
        FOR NO KEY UPDATE OF s)
    SELECT
        count(*) FILTER (WHERE l.is_current),
        min(l.id) FILTER (WHERE l.is_archived)
    INTO
        current,
        archived
    FROM locked AS l;

    IF archived IS NOT NULL THEN
        RAISE EXCEPTION 'Stream % is archived.', archived USING ERRCODE = 'MT001';
    END IF;

    RETURN current = cardinality(names);
END
$$;
