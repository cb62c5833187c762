-- Before Marten kept it all, the keys of streams did not name the person, and were unique among one person's streams only. Everything else of that
-- version lies in habittrack_app, which stays until an administrator drops it. Marten makes the foreign key again.
DO $$
BEGIN
    IF to_regclass('habittrack_app.schema_version') IS NULL THEN
        RETURN;
    END IF;

    IF NOT EXISTS (SELECT FROM habittrack.mt_streams WHERE id <> 'mt_tombstone' AND strpos(id, '/') = 0) THEN
        RETURN;
    END IF;

    ALTER TABLE habittrack.mt_events
        DROP CONSTRAINT IF EXISTS fkey_mt_events_stream_id_tenant_id;

    UPDATE habittrack.mt_streams
    SET id = tenant_id || '/' || id
    WHERE id <> 'mt_tombstone'
        AND strpos(id, '/') = 0;

    UPDATE habittrack.mt_events
    SET stream_id = tenant_id || '/' || stream_id
    WHERE stream_id <> 'mt_tombstone'
        AND strpos(stream_id, '/') = 0;
END
$$;
