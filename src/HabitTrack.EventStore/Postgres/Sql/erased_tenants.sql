-- Tombstones: who was erased, known by a digest of the tenant's id alone.
CREATE TABLE IF NOT EXISTS habittrack_app.erased_tenants (
    digest bytea NOT NULL,
    erased_at timestamptz NOT NULL,
    CONSTRAINT pk_erased_tenants PRIMARY KEY (digest)
);
