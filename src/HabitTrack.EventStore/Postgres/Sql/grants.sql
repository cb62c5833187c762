-- Whom a tenant lets look at everything.
CREATE TABLE IF NOT EXISTS habittrack_app.grants (
    tenant_id varchar NOT NULL,
    granted_to varchar NOT NULL,
    created timestamptz NOT NULL,
    CONSTRAINT pk_grants PRIMARY KEY (tenant_id, granted_to),
    CONSTRAINT fk_grants_tenant FOREIGN KEY (tenant_id) REFERENCES habittrack_app.tenants (tenant_id) ON DELETE CASCADE,
    CONSTRAINT fk_grants_granted_to FOREIGN KEY (granted_to) REFERENCES habittrack_app.tenants (tenant_id) ON DELETE CASCADE
);
