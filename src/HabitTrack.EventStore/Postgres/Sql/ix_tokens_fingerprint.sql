CREATE UNIQUE INDEX IF NOT EXISTS ix_tokens_fingerprint
    ON habittrack_app.tokens (fingerprint, hash);
