-- What tokens open, by the SHA-256 of each. Those that a tenant's own token issued go with it.
CREATE TABLE IF NOT EXISTS habittrack_app.tokens (
    token_id uuid NOT NULL,
    fingerprint bigint NOT NULL,
    hash bytea NOT NULL,
    tenant_id varchar NULL,
    stream_id varchar NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    is_session bool NOT NULL,
    created timestamptz NOT NULL,
    expires timestamptz NOT NULL,
    issued_by uuid NULL,
    CONSTRAINT pk_tokens PRIMARY KEY (token_id),
    CONSTRAINT fk_tokens_tenant FOREIGN KEY (tenant_id) REFERENCES habittrack_app.tenants (tenant_id) ON DELETE CASCADE,
    CONSTRAINT fk_tokens_issuer FOREIGN KEY (issued_by) REFERENCES habittrack_app.tokens (token_id) ON DELETE CASCADE
);
