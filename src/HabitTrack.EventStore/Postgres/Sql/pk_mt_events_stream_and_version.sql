CREATE UNIQUE INDEX IF NOT EXISTS pk_mt_events_stream_and_version
    ON habittrack.mt_events (tenant_id, stream_id, version);
