-- Makes the rows of streams that do not exist yet, at version 0. Only the transaction that makes such a row ever sees it so.
CREATE OR REPLACE FUNCTION habittrack_app.open_streams(
    tenants text[],
    names text[],
    types text[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    INSERT INTO habittrack.mt_streams (
        tenant_id,
        id,
        type,
        version,
        timestamp,
        created,
        is_archived)
    SELECT
        w.tenant,
        w.name,
        w.type,
        0,
        clock_timestamp(),
        clock_timestamp(),
        FALSE
    FROM unnest(tenants, names, types) WITH ORDINALITY AS w (tenant, name, type, place)
    ORDER BY w.place
    ON CONFLICT DO NOTHING;
END
$$;
