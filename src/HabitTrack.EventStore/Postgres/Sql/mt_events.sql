-- Marten's table: column for column what Marten 9 makes (string identity, conjoined tenancy, metadata columns).
-- The default of timestamp is Marten's too: a constant, frozen when the table is made. Writers set the column.
CREATE TABLE IF NOT EXISTS habittrack.mt_events (
    seq_id bigint NOT NULL,
    id uuid NOT NULL,
    stream_id varchar NULL,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    bdata bytea NULL,
    type varchar(500) NOT NULL,
    timestamp timestamptz NOT NULL DEFAULT '(now())',
    tenant_id varchar NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type varchar NULL,
    correlation_id varchar NULL,
    causation_id varchar NULL,
    headers jsonb NULL,
    user_name varchar NULL,
    is_archived bool NULL DEFAULT FALSE,
    CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id),
    CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id)
        REFERENCES habittrack.mt_streams (tenant_id, id)
);
