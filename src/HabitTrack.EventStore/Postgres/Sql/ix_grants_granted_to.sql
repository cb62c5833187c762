CREATE INDEX IF NOT EXISTS ix_grants_granted_to
    ON habittrack_app.grants (granted_to);
