CREATE INDEX IF NOT EXISTS ix_idempotency_keys_created
    ON habittrack_app.idempotency_keys (created);
