-- Removes everything of a tenant and lets no stream of it be opened again. Writers that hold a stream of it are waited for, and
-- those that wait find it gone.
CREATE OR REPLACE FUNCTION habittrack_app.erase_tenant(tenant text)
RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(72340172, hashtext(tenant));

    INSERT INTO habittrack_app.erased_tenants (
        digest,
        erased_at)
    VALUES (
        habittrack_app.tenant_digest(tenant),
        clock_timestamp())
    ON CONFLICT DO NOTHING;

    PERFORM
    FROM habittrack.mt_streams AS s
    WHERE s.tenant_id = tenant
    ORDER BY s.id COLLATE "C"
    FOR UPDATE;

    DELETE FROM habittrack_app.idempotency_keys AS k WHERE k.tenant_id = tenant;
    DELETE FROM habittrack_app.entries AS e WHERE e.tenant_id = tenant;
    DELETE FROM habittrack_app.documents AS d WHERE d.tenant_id = tenant;
    DELETE FROM habittrack_app.reports AS r WHERE r.tenant_id = tenant;
    DELETE FROM habittrack.mt_events AS e WHERE e.tenant_id = tenant;
    DELETE FROM habittrack.mt_streams AS s WHERE s.tenant_id = tenant;

    PERFORM pg_notify('habittrack_erased', tenant);
END
$$;
