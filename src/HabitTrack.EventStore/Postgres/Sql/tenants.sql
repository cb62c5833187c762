-- Whose data there is. Everything that opens it goes with the tenant.
CREATE TABLE IF NOT EXISTS habittrack_app.tenants (
    tenant_id varchar NOT NULL,
    name text NOT NULL,
    created timestamptz NOT NULL,
    CONSTRAINT pk_tenants PRIMARY KEY (tenant_id)
);
