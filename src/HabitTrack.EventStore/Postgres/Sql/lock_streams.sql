-- Locks the rows of streams in the order given (callers sort them, so that none waits for another in a circle).
CREATE OR REPLACE FUNCTION habittrack_app.lock_streams(
    tenants text[],
    names text[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    archived text;
BEGIN
    WITH locked AS (
        SELECT
            s.id,
            s.is_archived
        FROM unnest(tenants, names) WITH ORDINALITY AS w (tenant, name, place)
        JOIN habittrack.mt_streams AS s
            ON s.tenant_id = w.tenant
            AND s.id = w.name
        ORDER BY w.place
        FOR NO KEY UPDATE OF s)
    SELECT min(l.id) FILTER (WHERE l.is_archived)
    INTO archived
    FROM locked AS l;

    IF archived IS NOT NULL THEN
        RAISE EXCEPTION 'Stream % is archived.', archived USING ERRCODE = 'MT001';
    END IF;
END
$$;
