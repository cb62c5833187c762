-- In addition to Marten's indexes: reads one person's history in order of sequence.
CREATE INDEX IF NOT EXISTS ix_mt_events_tenant_sequence
    ON habittrack.mt_events (tenant_id, seq_id);
