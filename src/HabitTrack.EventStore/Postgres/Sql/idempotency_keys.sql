-- Requests that were committed, so that a repetition does nothing and is answered alike.
CREATE TABLE IF NOT EXISTS habittrack_app.idempotency_keys (
    tenant_id varchar NOT NULL,
    key varchar NOT NULL,
    request varchar NOT NULL,
    body_hash bytea NOT NULL,
    entry_id uuid NULL,
    status int NOT NULL,
    created timestamptz NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (tenant_id, key)
);
