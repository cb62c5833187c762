-- Beside Marten's own indexes: the history of one person in order of sequence.
CREATE INDEX IF NOT EXISTS ix_mt_events_tenant_sequence
    ON habittrack.mt_events (tenant_id, seq_id);
