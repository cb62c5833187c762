-- Writes the reports of a tenant, all there are now, unless newer ones were written meanwhile. Whoever erases the tenant waits, or has
-- left no stream to report of.
CREATE OR REPLACE FUNCTION habittrack_app.write_reports(
    tenant text,
    refreshed timestamptz,
    reports habittrack_app.new_report[])
RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
    PERFORM
    FROM habittrack.mt_streams AS s
    WHERE s.tenant_id = tenant
    ORDER BY s.id COLLATE "C"
    FOR KEY SHARE;

    INSERT INTO habittrack_app.reports AS r (
        tenant_id,
        stream_id,
        as_of,
        refreshed_at,
        data)
    SELECT
        s.tenant_id,
        s.id,
        n.as_of,
        refreshed,
        n.data
    FROM unnest(reports) AS n
    JOIN habittrack.mt_streams AS s
        ON s.tenant_id = tenant
        AND s.id = n.stream
    ORDER BY s.id COLLATE "C"
    ON CONFLICT (tenant_id, stream_id) DO UPDATE
    SET
        as_of = excluded.as_of,
        refreshed_at = excluded.refreshed_at,
        data = excluded.data
    WHERE r.refreshed_at <= excluded.refreshed_at;

    DELETE FROM habittrack_app.reports AS r
    WHERE r.tenant_id = tenant
        AND r.refreshed_at < refreshed;
END
$$;
