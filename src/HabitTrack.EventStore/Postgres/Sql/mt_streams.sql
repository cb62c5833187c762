-- Marten's table: column for column what Marten 9 makes (string identity, conjoined tenancy).
CREATE TABLE IF NOT EXISTS habittrack.mt_streams (
    tenant_id varchar NOT NULL DEFAULT '*DEFAULT*',
    id varchar NOT NULL,
    type varchar NULL,
    version bigint NULL,
    timestamp timestamptz NOT NULL DEFAULT (now()),
    created timestamptz NOT NULL DEFAULT (now()),
    is_archived bool NULL DEFAULT FALSE,
    CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
);
