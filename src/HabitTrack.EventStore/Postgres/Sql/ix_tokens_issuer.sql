CREATE INDEX IF NOT EXISTS ix_tokens_issuer
    ON habittrack_app.tokens (issued_by);
