CREATE INDEX IF NOT EXISTS ix_tokens_tenant
    ON habittrack_app.tokens (tenant_id, created);
