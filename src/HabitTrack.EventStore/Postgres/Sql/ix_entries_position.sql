CREATE INDEX IF NOT EXISTS ix_entries_position
    ON habittrack_app.entries (tenant_id, position, entry_id);
