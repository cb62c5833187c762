-- Earlier versions used stream keys without the person, which were unique only among one person's streams. Their other data is in the schema
-- habittrack_app, which remains until an administrator drops it. Marten recreates the foreign key.
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
