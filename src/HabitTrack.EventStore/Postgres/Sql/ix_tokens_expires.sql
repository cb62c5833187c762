CREATE INDEX IF NOT EXISTS ix_tokens_expires
    ON habittrack_app.tokens (expires);
